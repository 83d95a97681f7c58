// The comments of the README's samples in Chinese, for the guides that show them.
export const sampleComments: Record<string, string> = {
  'builds a site that opens from disk and from any web server':
    '生成站点，可从磁盘打开，也可放在任何 Web 服务器上',
  'serves it on http://127.0.0.1:4020': '在 http://127.0.0.1:4020 提供站点',
  'finds the error code in anything pasted from a log': '从粘贴的日志中查找错误码',
  'not yet on a registry: `npm ci && npm pack` in a clone, install that file':
    '尚未发布：请在克隆中运行 `npm ci && npm pack`，再安装生成的文件',
  'or the address of a tenant': '也可以使用租户的地址',
  'Use 8 to 20 characters': '输出 Use 8 to 20 characters',
  'fails if the committed client is not the one that this version makes':
    '已提交的客户端与此版本生成的不同，则失败',
  "fails with the check's exit code; summary on the run's page, JUnit and HTML in its artifact":
    '以检查的退出码结束；摘要在运行页面，JUnit 和 HTML 在产物中',
  'whatever the profile names, a line each': '配置文件引用的机密信息，每行一个',
  'http://127.0.0.1:4010, prints accounts, codes, tokens and a curl line':
    'http://127.0.0.1:4010，打印账号、验证码、令牌和一条 curl 命令',
  'another product on the paths that products share': '在各产品共用的路径上改用另一个产品',
  'start data, languages, single-use codes, …': '起始数据、语言、一次性验证码等选项',
  'a mock on this machine, without a profile': '本机的模拟服务，不需要配置文件',
  'for any other deployment: a profile to fill in': '其他部署：生成待填写的配置文件',
  'every request with its effect; nothing is sent': '列出每个请求及其影响，不发送任何内容',
}
