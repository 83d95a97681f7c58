// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
/* eslint-disable */
/** The error-code catalog, by product and code. Message templates are the vendor's, letter by letter. */
export const catalog = {
  ciam: {
    invalid_token: {
      status: 400,
      message: { en: 'Invalid access' },
      handling: { en: 'Get a new access token and repeat the call', zh: '请获取新的访问令牌，然后再次调用' },
      parameters: [],
      condition: 'invalid-token',
    },
    invalid_client: {
      status: 401,
      message: { en: 'Bad client credentials' },
      handling: { en: 'Check the client id and the client secret', zh: '请检查 Client ID 和 Client Secret' },
      parameters: [],
      condition: 'invalid-client',
    },
    'IDAAS.SDK.PARAM.0001': {
      status: 400,
      message: { en: 'Device information is incomplete', zh: '设备信息不完整' },
      handling: { en: 'Please check if the entered device information is complete', zh: '请检查设备信息是否填写完整' },
      parameters: [],
      condition: 'missing',
    },
    'IDAAS.SDK.PARAM.0002': {
      status: 400,
      message: { en: 'clientId cannot be empty', zh: 'clientId不能为空' },
      handling: { en: 'Please check if the entered clientId is empty', zh: '请检查是否填写了 clientId' },
      parameters: [],
      condition: 'missing',
    },
    'IDAAS.SDK.PARAM.0003': {
      status: 400,
      message: { en: 'The app is not registered, please register the app first', zh: '应用未注册,请先注册应用' },
      handling: { en: 'Please check if the entered clientId is correct', zh: '请检查 clientId 是否正确' },
      parameters: [],
      condition: 'unknown-client',
    },
    'IDAAS.SDK.PARAM.0009': {
      status: 400,
      message: { en: 'Verification code cannot be empty', zh: '验证码不能为空' },
      handling: { en: 'Please check if the entered verification code is empty', zh: '请检查是否填写了验证码' },
      parameters: [],
      condition: 'missing',
    },
    'IDAAS.SDK.PARAM.0014': {
      status: 400,
      message: { en: 'Invalid state token' },
      handling: { en: 'Sign in again to get a new state token', zh: '请重新登录以获取新的状态令牌' },
      parameters: [],
      condition: null,
    },
    'IDAAS.SDK.PARAM.0016': {
      status: 400,
      message: { en: 'IdToken is invalid or expired' },
      handling: {
        en: 'Get a new id token, by signing in again if need be, and repeat the call',
        zh: '请获取新的 ID 令牌（必要时重新登录），然后再次调用',
      },
      parameters: [],
      condition: 'invalid-token',
    },
    'IDAAS.SDK.PARAM.0023': {
      status: 400,
      message: { en: 'Invalid or expired session token' },
      handling: { en: 'Sign in again to get a new session token', zh: '请重新登录以获取新的会话令牌' },
      parameters: [],
      condition: null,
    },
    'IDAAS.SDK.CAPTCHA.0002': {
      status: 400,
      message: { en: 'Graphic verification code verification failed' },
      handling: { en: 'Show a new captcha and let the user solve it again', zh: '请重新获取图形验证码并让用户再次验证' },
      parameters: [],
      condition: null,
    },
    'IDAAS.SDK.CAPTCHA.0007': {
      status: 400,
      message: { en: 'Incorrect verification code', zh: '验证码不正确' },
      handling: { en: 'Please check if the entered verification code is correct', zh: '请检查验证码是否正确' },
      parameters: [],
      condition: 'wrong-code',
    },
    'IDAAS.SDK.USER.0001': {
      status: 400,
      message: { en: 'User not found', zh: '用户未找到' },
      handling: { en: 'Please register and try again', zh: '请注册后重试' },
      parameters: [],
      condition: 'unknown-user',
    },
    'IDAAS.SDK.USER.0004': {
      status: 400,
      message: { en: 'Mobile number cannot be empty', zh: '手机号不能为空' },
      handling: { en: 'Please check if the entered mobile number is empty', zh: '请检查是否填写了手机号' },
      parameters: [],
      condition: 'missing',
    },
    'IDAAS.SDK.USER.0005': {
      status: 400,
      message: { en: 'E-mail cannot be empty', zh: '邮箱不能为空' },
      handling: { en: 'Please check if the email field in the input parameters is empty', zh: '请检查是否填写了邮箱' },
      parameters: [],
      condition: 'missing',
    },
    'IDAAS.SDK.USER.0006': {
      status: 400,
      message: { en: 'Password cannot be empty', zh: '密码不能为空' },
      handling: { en: 'Please check if the entered password is empty', zh: '请检查是否填写了密码' },
      parameters: [],
      condition: 'missing',
    },
    'IDAAS.SDK.PWD.0001': {
      status: 400,
      message: { en: 'The password is used before, cannot be used again', zh: '不允许使用历史密码' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-reused',
    },
    'IDAAS.SDK.PWD.0002': {
      status: 400,
      message: { en: 'Password cannot username in reverse order', zh: '密码不允许使用用户名的倒写' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-reverses-username',
    },
    'IDAAS.SDK.PWD.0003': {
      status: 400,
      message: {
        en: 'Password cannot contain :username, phone number, email prefix, name in PinYing',
        zh: '密码中不允许包含:用户名、手机号、邮箱前缀、姓名拼音',
      },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-contains-identity',
    },
    'IDAAS.SDK.PWD.0004': {
      status: 400,
      message: { en: 'Your password complexity is low, {0}', zh: '密码复杂度低,{0}' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: ['requirement'],
      condition: 'password-too-simple',
    },
    'IDAAS.SDK.PWD.0005': {
      status: 400,
      message: { en: 'The password is weak', zh: '该密码为弱密码' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-weak',
    },
    'IDAAS.SDK.PWD.0006': {
      status: 400,
      message: { en: 'Number of character repeat in password should not exceed {0}', zh: '密码中最大字符重复数不能超过{0}' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: ['max'],
      condition: 'password-repeats',
    },
    'IDAAS.SDK.PWD.0007': {
      status: 400,
      message: { en: 'The password must contain {0} to {1} characters', zh: '密码长度为{0}~{1}个字符' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: ['min', 'max'],
      condition: 'password-length',
    },
    'IDAAS.TENANT.COM.0002': {
      status: 500,
      message: { en: 'System busy, please try again later', zh: '系统繁忙,请稍后重试' },
      handling: {
        en: 'Wait and repeat the call; if it stays so, ask the operator of the tenant',
        zh: '请稍后再次调用；若一直如此，请联系租户运维人员',
      },
      parameters: [],
      condition: 'unavailable',
    },
    'IDAAS.TENANT.USER.0001': {
      status: 400,
      message: { en: 'User not found', zh: '用户未找到' },
      handling: { en: 'Please check if the corresponding user exists', zh: '请检查对应用户是否存在' },
      parameters: [],
      condition: 'unknown-user',
    },
    'IDAAS.TENANT.USER.0002': {
      status: 400,
      message: { en: 'Username cannot be empty', zh: '用户名不能为空' },
      handling: { en: 'Send a username', zh: '请填写用户名' },
      parameters: [],
      condition: null,
    },
    'IDAAS.TENANT.USER.0003': {
      status: 400,
      message: { en: 'Name cannot be empty', zh: '姓名不能为空' },
      handling: { en: 'Send a name', zh: '请填写姓名' },
      parameters: [],
      condition: null,
    },
    'IDAAS.TENANT.USER.0004': {
      status: 400,
      message: { en: 'Mobile number cannot be empty', zh: '手机号不能为空' },
      handling: { en: 'Send a mobile number', zh: '请填写手机号' },
      parameters: [],
      condition: null,
    },
    'IDAAS.TENANT.USER.0005': {
      status: 400,
      message: { en: 'E-mail cannot be empty', zh: '邮箱不能为空' },
      handling: { en: 'Send an e-mail address', zh: '请填写邮箱' },
      parameters: [],
      condition: null,
    },
    'IDAAS.TENANT.USER.0006': {
      status: 400,
      message: { en: 'Password cannot be empty', zh: '密码不能为空' },
      handling: { en: 'Send a password', zh: '请填写密码' },
      parameters: [],
      condition: 'missing',
    },
    'IDAAS.TENANT.PWD.0001': {
      status: 400,
      message: { en: 'The password is used before, cannot be used again', zh: '不允许使用历史密码' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-reused',
    },
    'IDAAS.TENANT.PWD.0002': {
      status: 400,
      message: { en: 'Password cannot username in reverse order', zh: '密码不允许使用用户名的倒写' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-reverses-username',
    },
    'IDAAS.TENANT.PWD.0003': {
      status: 400,
      message: {
        en: 'Password cannot contain :username, mobile number, email prefix, name in PinYing',
        zh: '密码中不允许包含:用户名、手机号、邮箱前缀、姓名拼音',
      },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-contains-identity',
    },
    'IDAAS.TENANT.PWD.0004': {
      status: 400,
      message: { en: 'Your password complexity is low, {0}', zh: '密码复杂度低,{0}' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: ['requirement'],
      condition: 'password-too-simple',
    },
    'IDAAS.TENANT.PWD.0005': {
      status: 400,
      message: { en: 'The password is weak', zh: '该密码为弱密码' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: [],
      condition: 'password-weak',
    },
    'IDAAS.TENANT.PWD.0006': {
      status: 400,
      message: { en: 'Number of character repeat in password should not exceed {0}', zh: '密码中最大字符重复数不能超过{0}' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: ['max'],
      condition: 'password-repeats',
    },
    'IDAAS.TENANT.PWD.0007': {
      status: 400,
      message: { en: 'The password must contain {0} to {1} characters', zh: '密码长度为{0}~{1}个字符' },
      handling: { en: 'Please re-enter the password', zh: '请重新输入密码' },
      parameters: ['min', 'max'],
      condition: 'password-length',
    },
  },
  eiam: {
    'SDK.COMMON.1001': {
      status: 400,
      message: { en: 'Parameter {0} cannot be left blank' },
      handling: { en: 'Send the parameter that the message names', zh: '请填写错误消息中指出的参数' },
      parameters: ['parameter'],
      condition: 'missing',
    },
    'SDK.COMMON.1002': {
      status: 400,
      message: { en: 'The {0} parameter format is incorrect' },
      handling: { en: 'Correct the format of the parameter that the message names', zh: '请修正错误消息中所指参数的格式' },
      parameters: ['parameter'],
      condition: null,
    },
    'SDK.COMMON.1003': {
      status: 400,
      message: { en: 'Device information is incomplete', zh: '设备信息不完整' },
      handling: {
        en: 'Send the operating system version, the fingerprint and the user agent of the device',
        zh: '请填写设备的操作系统版本、指纹和 User-Agent',
      },
      parameters: [],
      condition: 'missing',
    },
    'SDK.COMMON.1004': {
      status: 400,
      message: { en: 'Signature decryption error' },
      handling: { en: 'Check how the signature is made and with which key', zh: '请检查签名的生成方式和所用密钥' },
      parameters: [],
      condition: null,
    },
    'SDK.COMMON.1005': {
      status: 400,
      message: { en: 'The {0} has failed' },
      handling: {
        en: 'Get a new token, by signing in again if need be, and repeat the call',
        zh: '请获取新的令牌（必要时重新登录），然后再次调用',
      },
      parameters: ['token'],
      condition: 'invalid-token',
    },
    'SDK.COMMON.1006': {
      status: 400,
      message: { en: 'The {0} parameter error' },
      handling: { en: 'Correct the parameter that the message names', zh: '请修正错误消息中指出的参数' },
      parameters: ['parameter'],
      condition: null,
    },
    'SDK.COMMON.1007': {
      status: 400,
      message: { en: 'The {0} parameter type error' },
      handling: { en: 'Send the parameter that the message names in the documented type', zh: '请按文档规定的类型传递错误消息中所指的参数' },
      parameters: ['parameter'],
      condition: null,
    },
    'SDK.COMMON.1008': {
      status: 500,
      message: { en: 'The system is busy. Try again later' },
      handling: {
        en: 'Wait and repeat the call; if it stays so, ask the operator of the tenant',
        zh: '请稍后再次调用；若一直如此，请联系租户运维人员',
      },
      parameters: [],
      condition: 'unavailable',
    },
    'SDK.COMMON.1009': {
      status: 400,
      message: { en: 'Unknown authentication configuration' },
      handling: { en: 'Have an administrator check the tenant\'s authentication settings', zh: '请由管理员检查租户的认证配置' },
      parameters: [],
      condition: null,
    },
    'SDK.COMMON.1010': {
      status: 400,
      message: { en: 'Failed to obtain the enterprise center global configuration' },
      handling: { en: 'Have an administrator check the settings of the enterprise center', zh: '请由管理员检查企业中心的全局配置' },
      parameters: [],
      condition: null,
    },
    'SDK.COMMON.1011': {
      status: 400,
      message: { en: 'Failed to obtain the international area code configuration' },
      handling: { en: 'Have an administrator check the settings of international area codes', zh: '请由管理员检查国际区号配置' },
      parameters: [],
      condition: null,
    },
    'SDK.COMMON.1012': {
      status: 400,
      message: { en: 'The x-client-ID is incorrect and the corresponding application cannot be found' },
      handling: { en: 'Send the client id that the application got at registration', zh: '请使用应用注册时分配的 Client ID' },
      parameters: [],
      condition: 'unknown-client',
    },
    'SDK.COMMON.1013': {
      status: 400,
      message: { en: 'The corresponding user is not found' },
      handling: { en: 'Check that the account still exists', zh: '请检查该账号是否仍然存在' },
      parameters: [],
      condition: 'unknown-user',
    },
    'SDK.COMMON.1014': {
      status: 400,
      message: { en: 'Application private key not found' },
      handling: { en: 'Have an administrator check the application\'s keys', zh: '请由管理员检查应用的密钥' },
      parameters: [],
      condition: null,
    },
    'SDK.LOGIN.1001': {
      status: 400,
      message: { en: 'Error calling interface {0}' },
      handling: { en: 'Check the call that the message names', zh: '请检查错误消息中指出的接口' },
      parameters: ['interface'],
      condition: null,
    },
    'SDK.LOGIN.1002': {
      status: 400,
      message: { en: 'User not bound' },
      handling: { en: 'Bind the social account to a user first', zh: '请先将社交账号绑定到用户' },
      parameters: [],
      condition: null,
    },
    'SDK.LOGIN.1003': {
      status: 400,
      message: {
        en: 'The user has been locked due to too many unsuccessful login attempts. It will be unlocked in {0} minutes and {1} seconds',
      },
      handling: { en: 'Wait until the time that the message names has passed', zh: '请等待错误消息中给出的时间过去后再试' },
      parameters: ['minutes', 'seconds'],
      condition: null,
    },
    'SDK.SMS.1005': {
      status: 400,
      message: { en: 'SMS verification code verification is incorrect' },
      handling: { en: 'Check the code that was sent, or have a new one sent', zh: '请核对收到的验证码，或重新获取' },
      parameters: [],
      condition: 'wrong-code',
    },
    'SDK.SMS.1006': {
      status: 400,
      message: { en: 'The email verification code is incorrect' },
      handling: { en: 'Check the code that was sent, or have a new one sent', zh: '请核对收到的验证码，或重新获取' },
      parameters: [],
      condition: null,
    },
    'APP.0001': {
      status: 400,
      message: { en: 'Application does not exist' },
      handling: { en: 'Check that the application exists in the tenant', zh: '请检查租户中是否存在该应用' },
      parameters: [],
      condition: null,
    },
    'USER.0001': {
      status: 400,
      message: { en: 'User does not exist', zh: '用户不存在' },
      handling: { en: 'Check that the user exists', zh: '请检查用户是否存在' },
      parameters: [],
      condition: null,
    },
    'USER.0011': {
      status: 400,
      message: { en: 'Mobile number cannot be empty' },
      handling: { en: 'Give the user a mobile number first', zh: '请先为用户填写手机号' },
      parameters: [],
      condition: null,
    },
    'USER.0012': {
      status: 400,
      message: { en: 'Email cannot be empty' },
      handling: { en: 'Give the user an e-mail address first', zh: '请先为用户填写邮箱' },
      parameters: [],
      condition: null,
    },
    'PWD.0001': {
      status: 400,
      message: { en: 'Password cannot be empty', zh: '密码不能为空' },
      handling: { en: 'Send a password', zh: '请填写密码' },
      parameters: [],
      condition: null,
    },
    'PWD.0002': {
      status: 400,
      message: { en: 'Password length is {0}~{1} characters', zh: '密码长度为{0}~{1}个字符' },
      handling: { en: 'Choose a password of a length between the two that the message names', zh: '请使用长度在错误消息所给范围内的密码' },
      parameters: ['min', 'max'],
      condition: null,
    },
    'PWD.0003': {
      status: 400,
      message: { en: 'Password cannot match username', zh: '密码不能与用户名一致' },
      handling: { en: 'Choose a password other than the username', zh: '请使用与用户名不同的密码' },
      parameters: [],
      condition: null,
    },
    'PWD.0004': {
      status: 400,
      message: { en: 'Password does not allow reverse writing of username', zh: '密码不允许使用用户名的倒写' },
      handling: { en: 'Choose a password without the username spelled backwards', zh: '请勿在密码中使用用户名的倒写' },
      parameters: [],
      condition: null,
    },
    'PWD.0005': {
      status: 400,
      message: { en: 'The password does not meet the verification rules, {0}', zh: '密码不符合校验规则,{0}' },
      handling: { en: 'Choose a password that follows the tenant\'s policy', zh: '请使用符合租户密码策略的密码' },
      parameters: ['requirement'],
      condition: null,
    },
    'PWD.0006': {
      status: 400,
      message: { zh: '该密码为弱密码' },
      handling: { en: 'Choose a stronger password', zh: '请使用更强的密码' },
      parameters: [],
      condition: null,
    },
  },
  oneaccess: {
    'APP.0001': {
      status: 400,
      message: { en: 'Application does not exist.' },
      handling: { en: 'Check that the application exists in the tenant', zh: '请检查租户中是否存在该应用' },
      parameters: [],
      condition: 'unknown-client',
    },
    'APP.0002': {
      status: 400,
      message: { en: 'Application ID required.' },
      handling: { en: 'Send the id of the application', zh: '请填写应用 ID' },
      parameters: [],
      condition: null,
    },
    'APP.0003': {
      status: 400,
      message: { en: 'Application disabled.' },
      handling: { en: 'Have an administrator enable the application', zh: '请由管理员启用该应用' },
      parameters: [],
      condition: null,
    },
    'CAPTCHA.0003': {
      status: 400,
      message: { en: 'CAPTCHA token expired.', zh: '图形验证码校验通过令牌已失效' },
      handling: { en: 'Let the user solve a new captcha', zh: '请让用户重新完成图形验证码校验' },
      parameters: [],
      condition: null,
    },
    'CAPTCHA.0004': {
      status: 400,
      message: { en: 'Invalid CAPTCHA token.' },
      handling: { en: 'Let the user solve a new captcha', zh: '请让用户重新完成图形验证码校验' },
      parameters: [],
      condition: null,
    },
    'MOBILE.0002': {
      status: 400,
      message: { en: 'Unauthenticated mobile number.', zh: '未经认证的手机号' },
      handling: { en: 'Use a mobile number that has been verified', zh: '请使用已认证的手机号' },
      parameters: [],
      condition: null,
    },
    'ORG.0001': {
      status: 400,
      message: { en: 'Organization does not exist.' },
      handling: { en: 'Check that the organization exists', zh: '请检查组织是否存在' },
      parameters: [],
      condition: null,
    },
    'ORG.0011': {
      status: 400,
      message: { en: 'Organization name required.' },
      handling: { en: 'Send the name of the organization', zh: '请填写组织名称' },
      parameters: [],
      condition: null,
    },
    'ORG.0012': {
      status: 400,
      message: { en: 'Organization code already exists.' },
      handling: { en: 'Choose another organization code', zh: '请使用其他组织代码' },
      parameters: [],
      condition: null,
    },
    'PARAM.0004': {
      status: 400,
      message: { en: 'Coordinates required.', zh: '坐标信息不能为空' },
      handling: { en: 'Send the coordinates of the captcha\'s slider', zh: '请传递图形验证码滑块的坐标' },
      parameters: [],
      condition: null,
    },
    'PARAM.0005': {
      status: 400,
      message: { en: 'Token required.', zh: '图形验证码身份令牌不能为空' },
      handling: { en: 'Send the token that came with the captcha', zh: '请传递获取图形验证码时返回的令牌' },
      parameters: [],
      condition: null,
    },
    'PARAM.0009': {
      status: 400,
      message: { en: 'Verification code required.', zh: '验证码不能为空' },
      handling: { en: 'Send the verification code', zh: '请填写验证码' },
      parameters: [],
      condition: 'missing',
    },
    'PWD.0001': {
      status: 400,
      message: { zh: '不允许使用历史密码' },
      handling: { en: 'Choose a password that the account has not had', zh: '请使用未曾用过的密码' },
      parameters: [],
      condition: 'password-reused',
    },
    'PWD.0002': {
      status: 400,
      message: { en: 'Password cannot be the username spelled backwards.', zh: '密码不允许使用用户名的倒写' },
      handling: { en: 'Choose a password without the username spelled backwards', zh: '请勿在密码中使用用户名的倒写' },
      parameters: [],
      condition: 'password-reverses-username',
    },
    'USER.0030': {
      status: 400,
      message: { en: 'Mobile number already exists.', zh: '手机号已存在' },
      handling: { en: 'Use another mobile number', zh: '请使用其他手机号' },
      parameters: [],
      condition: null,
    },
    'USER.0031': {
      status: 400,
      message: { en: 'Email address already exists.', zh: '邮箱已存在' },
      handling: { en: 'Use another e-mail address', zh: '请使用其他邮箱' },
      parameters: [],
      condition: null,
    },
    'USER.0038': {
      status: 400,
      message: { en: 'Invalid mobile number.', zh: '手机号不符合校验规则' },
      handling: { en: 'Send a mobile number that follows the rules of the tenant', zh: '请使用符合校验规则的手机号' },
      parameters: [],
      condition: null,
    },
  },
} as const

/** The codes that each operation lists, by status, of all products and modes together. */
export const operationErrors = {
  updatePasswordByMobile: {
    400: [
      'IDAAS.SDK.PARAM.0001',
      'IDAAS.SDK.PARAM.0002',
      'IDAAS.SDK.PARAM.0003',
      'IDAAS.SDK.PARAM.0016',
      'IDAAS.SDK.PARAM.0009',
      'IDAAS.SDK.CAPTCHA.0007',
      'IDAAS.SDK.USER.0006',
      'IDAAS.SDK.USER.0001',
      'IDAAS.SDK.PWD.0001',
      'IDAAS.SDK.PWD.0002',
      'IDAAS.SDK.PWD.0003',
      'IDAAS.SDK.PWD.0004',
      'IDAAS.SDK.PWD.0005',
      'IDAAS.SDK.PWD.0006',
      'IDAAS.SDK.PWD.0007',
      'IDAAS.SDK.USER.0004',
      'PARAM.0009',
      'PWD.0001',
      'PWD.0002',
    ],
  },
  updatePasswordByEmail: {
    400: [
      'IDAAS.SDK.PARAM.0001',
      'IDAAS.SDK.PARAM.0002',
      'IDAAS.SDK.PARAM.0003',
      'IDAAS.SDK.PARAM.0009',
      'IDAAS.SDK.CAPTCHA.0007',
      'IDAAS.SDK.USER.0005',
      'IDAAS.SDK.USER.0006',
      'IDAAS.SDK.USER.0001',
      'IDAAS.SDK.PWD.0001',
      'IDAAS.SDK.PWD.0002',
      'IDAAS.SDK.PWD.0003',
      'IDAAS.SDK.PWD.0004',
      'IDAAS.SDK.PWD.0005',
      'IDAAS.SDK.PWD.0006',
      'IDAAS.SDK.PWD.0007',
    ],
  },
  changePasswordByMobile: {
    400: [
      'SDK.COMMON.1003',
      'SDK.COMMON.1001',
      'SDK.COMMON.1012',
      'SDK.COMMON.1005',
      'SDK.SMS.1005',
      'SDK.COMMON.1013',
    ],
    500: ['SDK.COMMON.1008'],
  },
  changeUserPassword: {
    400: [
      'invalid_token',
      'IDAAS.TENANT.USER.0006',
      'IDAAS.TENANT.USER.0001',
      'IDAAS.TENANT.PWD.0001',
      'IDAAS.TENANT.PWD.0002',
      'IDAAS.TENANT.PWD.0003',
      'IDAAS.TENANT.PWD.0004',
      'IDAAS.TENANT.PWD.0005',
      'IDAAS.TENANT.PWD.0006',
      'IDAAS.TENANT.PWD.0007',
    ],
    500: ['IDAAS.TENANT.COM.0002'],
  },
} as const

/** A vendor's edition of the API. */
export type Product = keyof typeof catalog

/** The codes of a product, of all products by default. */
export type ErrorCode<P extends Product = Product> = P extends Product ? keyof (typeof catalog)[P] : never

export type OperationId = keyof typeof operationErrors

/** The codes that an operation lists, with one status or with any. */
export type OperationErrorCode<
  O extends OperationId,
  S extends keyof (typeof operationErrors)[O] = keyof (typeof operationErrors)[O],
> = (typeof operationErrors)[O][S] extends readonly (infer Code)[] ? Code : never

/**
 * What `formatMessage` needs beside code and language: what fills the placeholders, and the
 * product where two use one code.
 */
export interface MessageArguments {
  invalid_token: []
  invalid_client: []
  'IDAAS.SDK.PARAM.0001': []
  'IDAAS.SDK.PARAM.0002': []
  'IDAAS.SDK.PARAM.0003': []
  'IDAAS.SDK.PARAM.0009': []
  'IDAAS.SDK.PARAM.0014': []
  'IDAAS.SDK.PARAM.0016': []
  'IDAAS.SDK.PARAM.0023': []
  'IDAAS.SDK.CAPTCHA.0002': []
  'IDAAS.SDK.CAPTCHA.0007': []
  'IDAAS.SDK.USER.0001': []
  'IDAAS.SDK.USER.0004': []
  'IDAAS.SDK.USER.0005': []
  'IDAAS.SDK.USER.0006': []
  'IDAAS.SDK.PWD.0001': []
  'IDAAS.SDK.PWD.0002': []
  'IDAAS.SDK.PWD.0003': []
  'IDAAS.SDK.PWD.0004': [parameters: { requirement: string }]
  'IDAAS.SDK.PWD.0005': []
  'IDAAS.SDK.PWD.0006': [parameters: { max: number }]
  'IDAAS.SDK.PWD.0007': [parameters: { min: number; max: number }]
  'IDAAS.TENANT.COM.0002': []
  'IDAAS.TENANT.USER.0001': []
  'IDAAS.TENANT.USER.0002': []
  'IDAAS.TENANT.USER.0003': []
  'IDAAS.TENANT.USER.0004': []
  'IDAAS.TENANT.USER.0005': []
  'IDAAS.TENANT.USER.0006': []
  'IDAAS.TENANT.PWD.0001': []
  'IDAAS.TENANT.PWD.0002': []
  'IDAAS.TENANT.PWD.0003': []
  'IDAAS.TENANT.PWD.0004': [parameters: { requirement: string }]
  'IDAAS.TENANT.PWD.0005': []
  'IDAAS.TENANT.PWD.0006': [parameters: { max: number }]
  'IDAAS.TENANT.PWD.0007': [parameters: { min: number; max: number }]
  'SDK.COMMON.1001': [parameters: { parameter: string }]
  'SDK.COMMON.1002': [parameters: { parameter: string }]
  'SDK.COMMON.1003': []
  'SDK.COMMON.1004': []
  'SDK.COMMON.1005': [parameters: { token: string }]
  'SDK.COMMON.1006': [parameters: { parameter: string }]
  'SDK.COMMON.1007': [parameters: { parameter: string }]
  'SDK.COMMON.1008': []
  'SDK.COMMON.1009': []
  'SDK.COMMON.1010': []
  'SDK.COMMON.1011': []
  'SDK.COMMON.1012': []
  'SDK.COMMON.1013': []
  'SDK.COMMON.1014': []
  'SDK.LOGIN.1001': [parameters: { interface: string }]
  'SDK.LOGIN.1002': []
  'SDK.LOGIN.1003': [parameters: { minutes: number; seconds: number }]
  'SDK.SMS.1005': []
  'SDK.SMS.1006': []
  'APP.0001': [parameters: {}, product: 'eiam'] | [parameters: {}, product: 'oneaccess']
  'USER.0001': []
  'USER.0011': []
  'USER.0012': []
  'PWD.0001': [parameters: {}, product: 'eiam'] | [parameters: {}, product: 'oneaccess']
  'PWD.0002': [parameters: { min: number; max: number }, product: 'eiam'] | [parameters: {}, product: 'oneaccess']
  'PWD.0003': []
  'PWD.0004': []
  'PWD.0005': [parameters: { requirement: string }]
  'PWD.0006': []
  'APP.0002': []
  'APP.0003': []
  'CAPTCHA.0003': []
  'CAPTCHA.0004': []
  'MOBILE.0002': []
  'ORG.0001': []
  'ORG.0011': []
  'ORG.0012': []
  'PARAM.0004': []
  'PARAM.0005': []
  'PARAM.0009': []
  'USER.0030': []
  'USER.0031': []
  'USER.0038': []
}

/**
 * The vendor's message of a code with its placeholders filled, in the other language where the vendor publishes it in
 * that one alone. Throws a TypeError for a code that the catalog does not have.
 */
export function formatMessage<Code extends keyof MessageArguments>(
  code: Code,
  language: 'en' | 'zh',
  ...given: MessageArguments[Code]
): string {
  type Entry = { message: { en?: string; zh?: string }; parameters: readonly string[] }
  const [parameters, product]: readonly unknown[] = given
  const products: Record<string, Record<string, Entry>> = catalog
  const names = Object.keys(products).filter((name) => !product || name === product)
  const entry = names.map((name) => products[name]![code]).find((it) => it)
  if (!entry) throw new TypeError(`${code}: the catalog has no such code`)
  const values: Record<string, unknown> = Object(parameters)
  const template = entry.message[language] ?? entry.message.en ?? entry.message.zh ?? ''
  const valueOf = (index: string) => values[entry.parameters[Number(index)] ?? '']
  return template.replace(/\{(\d+)\}/g, (placeholder, index) => String(valueOf(index) ?? placeholder))
}
