// The words of the search for error codes, in the browser and in the terminal.
import type { Language } from '../contract/catalog.ts'

const en = {
  best: 'Best match',
  others: 'Other matches',
  guesses: 'No code or message has this text. By its words, it may be one of these:',
  nothing:
    'No code, message or word of the catalog matches. Paste the error code, or the message as the server wrote it.' +
    ' A response without a code, such as a gateway’s page, says nothing of the password: it may have been set.',
  unknownCode: (code: string) =>
    `${code} is not in the catalog. Services add codes, and installations have some of their own: ` +
    'treat it as a failure, and show its message.',
  sharedCode: (code: string, products: string[]) =>
    `${code} is a code of ${products.join(' and of ')}, and means something else in each. Which product is it?`,
  counted: (count: number) => (count === 1 ? '1 code' : `${count} codes`),
  values: 'Values in the text',
  colon: ': ',
  comma: ', ',
  product: 'Product',
  when: 'When',
  returnedBy: 'Returned by',
  handling: 'What to do',
  remedy: 'Our advice',
  inferred: 'Inferred',
  inferredMark: ' (inferred)',
  source: 'Source',
  page: (title: string) => `the page “${title}”`,
}

export type SearchMessages = typeof en

const zh: SearchMessages = {
  best: '最佳匹配',
  others: '其他匹配',
  guesses: '没有错误码或错误消息包含这段文字。按其中的词，可能是以下之一：',
  nothing:
    '错误码目录中没有匹配的错误码、错误消息或词。请粘贴错误码，或服务端返回的错误消息原文。' +
    '没有错误码的响应（例如网关页面）不能说明密码的状态：密码可能已经设置。',
  unknownCode: (code) =>
    `错误码目录中没有 ${code}。服务可能新增错误码，本地部署也可能有自己的错误码。请当作失败处理，并显示其错误消息。`,
  sharedCode: (code, products) =>
    `${products.join(' 和 ')} 都有错误码 ${code}，但含义不同。请确认您使用的是哪个产品。`,
  counted: (count) => `${count} 个错误码`,
  values: '文字中的值',
  colon: '：',
  comma: '、',
  product: '产品',
  when: '返回条件',
  returnedBy: '返回它的接口',
  handling: '处理措施',
  remedy: '我们的建议',
  inferred: '推断',
  inferredMark: '（推断）',
  source: '出处',
  page: (title) => `页面《${title}》`,
}

export const searchMessages: Record<Language, SearchMessages> = { en, zh }
