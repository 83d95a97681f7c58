// Whether a name has Chinese characters, so that the dictionary of pinyin is worth loading.

export function needsPinyin(name: string): boolean {
  return /\p{Script=Han}/u.test(name)
}
