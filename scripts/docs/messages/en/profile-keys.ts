// What each key of a profile means, by its path. The build fails if a key is missing here or does not exist.

export const profileKeys: Record<string, string> = {
  baseUrl: 'Where the deployment is. Any host but this machine is called over https.',
  products: 'The products whose variants it serves; they decide which calls are tried.',
  overlay: 'A file that says what this deployment does otherwise than the contract.',
  clientId: 'Client id of a registered application.',
  clientSecret: 'Secret of that application, for operations that carry it.',
  'device.os': 'Operating system that the requests name.',
  'device.fingerprint': 'Device fingerprint that the requests name.',
  'device.agent': 'User agent that the requests name.',
  'device.ip': 'IP address that the requests name.',
  tenantId: 'Only for ISV applications: the tenant.',
  'account.userId': 'User id of the test account.',
  'account.username': 'Username of the test account.',
  'account.name': 'Name of the test account as its owner writes it, Chinese characters included.',
  'account.pinyin': 'Spellings of that name in Latin letters, if the usual ones do not fit.',
  'account.mobile': 'Mobile number of the test account.',
  'account.email': 'E-mail address of the test account.',
  'account.password': 'Password of the test account before the run.',
  newPasswords: 'What the check may set, in this order, so that you always know the last one.',
  passwordSeed:
    'A secret from which new passwords are derived, as many as are needed; instead of newPasswords.',
  'otherAccount.userId': 'User id of the second test account.',
  'otherAccount.username': 'Username of the second test account.',
  'otherAccount.name':
    'Name of the second test account as its owner writes it, Chinese characters included.',
  'otherAccount.pinyin': 'Spellings of that name in Latin letters, if the usual ones do not fit.',
  'otherAccount.mobile': 'Mobile number of the second test account.',
  'otherAccount.email': 'E-mail address of the second test account.',
  'otherAccount.password': 'Password of the second test account before the run.',
  'otherAccount.idToken': 'Its id token, which must not open the first account.',
  'otherAccount.verifyCode':
    'A code sent to it, or a command that prints one; it must not open the first account.',
  'deletedAccount.idToken': 'An id token, still valid, of an account that is gone.',
  idToken: 'Id token of the test account.',
  accessToken: 'Access token of an application that may set passwords.',
  stateToken: 'State token of the test account.',
  sessionToken: 'Session token of the test account.',
  'expired.idToken': 'An id token that was valid once.',
  'expired.accessToken': 'An access token that was valid once.',
  'expired.verifyCode':
    'A code of the test account that was valid once, a code per verification type, or a command that prints one.',
  verifyCode:
    'The code that was sent to the test account, or a command that prints it for the PURPOSE,' +
    ' MOBILE, EMAIL and USER_ID in its environment.',
  'passwordPolicy.minLength': 'Shortest password, in characters.',
  'passwordPolicy.maxLength': 'Longest password, in characters.',
  'passwordPolicy.minClasses':
    'How many of lower case, upper case, digits and others a password must have.',
  'passwordPolicy.maxRepeat': 'How often a character may stand in a row.',
  'passwordPolicy.history':
    'How many passwords, the current one among them, may not be used again.',
  'passwordPolicy.weak': 'Passwords that the tenant calls weak.',
  'passwordPolicy.forbidIdentity':
    'Whether a password may contain neither username (nor backwards), mobile number, e-mail address up to' +
    ' the @ nor the name in pinyin. Left out: true where a code is for it, unknown elsewhere.',
  'signIn.command':
    'A command that exits with 0 if the identity and the password in its environment sign in,' +
    ' with 1 if they do not, and with 2 if they do but the password must be changed.' +
    ' It runs without a shell, in the folder from which the check is started; with arguments it is a list:' +
    ' program first.',
  'signIn.tellsMustChange':
    'Whether the command exits with 2 whenever the password must be changed. Only then is it seen that a' +
    ' deployment never asks for a change.',
  allow: 'Effects that the check may have. Without it, nothing but inert probes is sent.',
  'budget.attempts':
    'Failed attempts at most, since any may count towards a lockout. 2 by default.',
  'budget.requests': 'Requests at most. 300 by default.',
  'budget.perSecond': 'Requests a second; 0 sets no limit. 1 by default.',
  'budget.minutes': 'Minutes at most. 15 by default.',
  waive:
    'Findings that are known: they are shown with the reason, and do not count until that day has passed.',
  'tls.ca': 'PEM file with the certificates of a private authority.',
  'tls.cert': 'PEM file with a client certificate.',
  'tls.key': 'PEM file with the key of that certificate.',
}
