// Lines as the commands write them, and what a Chinese reader gets.
import { expect, test } from 'vitest'
import { measurementsInChinese } from '../../scripts/docs/pages/measurements-in-chinese.ts'

test.each([
  ['| client | kB gzip | ahead of us in |', '| 客户端 | gzip 后的 kB | 领先于本项目之处 |'],
  ['| --- | ---: | --- |', '| --- | ---: | --- |'],
  [
    '| bare fetch | 0.213 (0.05 ×) | kB minified, kB gzip |',
    '| 仅用 fetch | 0.213 (0.05 ×) | 压缩代码后的 kB、gzip 后的 kB |',
  ],
  ['| status, 4 | 4 (1.00 ×) |', '| 状态码（4） | 4 (1.00 ×) |'],
  [
    '| our check, with a sign-in 0.1.0 | mutants seen |',
    '| 本项目的检查，可登录 0.1.0 | 发现的变异部署 |',
  ],
  [
    'After 100,000 requests the sandbox holds 92 MB, 1,000,000 requests later 115 MB.',
    '预热之后沙箱占用 92 MB，再经 1,000,000 个请求后占用 115 MB。',
  ],
  ['| something new, kB gzip | 1 |', '| something new, kB gzip | 1 |'],
  [
    '- hey-api 0.95.0 is ahead in kB gzip, since it hands on whatever comes, and every call repeats its headers.',
    '- hey-api 0.95.0 在 gzip 后的 kB 上领先，因为它原样交出收到的内容，且每次调用都要重写请求头。',
  ],
  [
    'Node 20.20.2 on linux, 2 cores of AMD EPYC, 24 GB; downloads not counted.',
    'Node 20.20.2，linux，2 核 AMD EPYC，24 GB 内存；不含下载。',
  ],
  ['## npm run bench -- check', '## npm run bench -- check'],
])('%s', (english, chinese) => {
  expect(measurementsInChinese(english)).toBe(chinese)
})
