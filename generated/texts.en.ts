// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
/* eslint-disable */
import type { Texts } from './client.js'

/** Message templates and handling by product and code; the option `texts` of a client. */
export const en: Texts = {
  ciam: {
    invalid_token: { message: 'Invalid access', handling: 'Get a new access token and repeat the call' },
    invalid_client: { message: 'Bad client credentials', handling: 'Check the client id and the client secret' },
    'IDAAS.SDK.PARAM.0001': {
      message: 'Device information is incomplete',
      handling: 'Please check if the entered device information is complete',
    },
    'IDAAS.SDK.PARAM.0002': { message: 'clientId cannot be empty', handling: 'Please check if the entered clientId is empty' },
    'IDAAS.SDK.PARAM.0003': {
      message: 'The app is not registered, please register the app first',
      handling: 'Please check if the entered clientId is correct',
    },
    'IDAAS.SDK.PARAM.0009': {
      message: 'Verification code cannot be empty',
      handling: 'Please check if the entered verification code is empty',
    },
    'IDAAS.SDK.PARAM.0014': { message: 'Invalid state token', handling: 'Sign in again to get a new state token' },
    'IDAAS.SDK.PARAM.0016': {
      message: 'IdToken is invalid or expired',
      handling: 'Get a new id token, by signing in again if need be, and repeat the call',
    },
    'IDAAS.SDK.PARAM.0023': { message: 'Invalid or expired session token', handling: 'Sign in again to get a new session token' },
    'IDAAS.SDK.CAPTCHA.0002': {
      message: 'Graphic verification code verification failed',
      handling: 'Show a new captcha and let the user solve it again',
    },
    'IDAAS.SDK.CAPTCHA.0007': {
      message: 'Incorrect verification code',
      handling: 'Please check if the entered verification code is correct',
    },
    'IDAAS.SDK.USER.0001': { message: 'User not found', handling: 'Please register and try again' },
    'IDAAS.SDK.USER.0004': {
      message: 'Mobile number cannot be empty',
      handling: 'Please check if the entered mobile number is empty',
    },
    'IDAAS.SDK.USER.0005': {
      message: 'E-mail cannot be empty',
      handling: 'Please check if the email field in the input parameters is empty',
    },
    'IDAAS.SDK.USER.0006': { message: 'Password cannot be empty', handling: 'Please check if the entered password is empty' },
    'IDAAS.SDK.PWD.0001': { message: 'The password is used before, cannot be used again', handling: 'Please re-enter the password' },
    'IDAAS.SDK.PWD.0002': { message: 'Password cannot username in reverse order', handling: 'Please re-enter the password' },
    'IDAAS.SDK.PWD.0003': {
      message: 'Password cannot contain :username, phone number, email prefix, name in PinYing',
      handling: 'Please re-enter the password',
    },
    'IDAAS.SDK.PWD.0004': { message: 'Your password complexity is low, {0}', handling: 'Please re-enter the password' },
    'IDAAS.SDK.PWD.0005': { message: 'The password is weak', handling: 'Please re-enter the password' },
    'IDAAS.SDK.PWD.0006': {
      message: 'Number of character repeat in password should not exceed {0}',
      handling: 'Please re-enter the password',
    },
    'IDAAS.SDK.PWD.0007': { message: 'The password must contain {0} to {1} characters', handling: 'Please re-enter the password' },
    'IDAAS.TENANT.COM.0002': {
      message: 'System busy, please try again later',
      handling: 'Wait and repeat the call; if it stays so, ask the operator of the tenant',
    },
    'IDAAS.TENANT.USER.0001': { message: 'User not found', handling: 'Please check if the corresponding user exists' },
    'IDAAS.TENANT.USER.0002': { message: 'Username cannot be empty', handling: 'Send a username' },
    'IDAAS.TENANT.USER.0003': { message: 'Name cannot be empty', handling: 'Send a name' },
    'IDAAS.TENANT.USER.0004': { message: 'Mobile number cannot be empty', handling: 'Send a mobile number' },
    'IDAAS.TENANT.USER.0005': { message: 'E-mail cannot be empty', handling: 'Send an e-mail address' },
    'IDAAS.TENANT.USER.0006': { message: 'Password cannot be empty', handling: 'Send a password' },
    'IDAAS.TENANT.PWD.0001': { message: 'The password is used before, cannot be used again', handling: 'Please re-enter the password' },
    'IDAAS.TENANT.PWD.0002': { message: 'Password cannot username in reverse order', handling: 'Please re-enter the password' },
    'IDAAS.TENANT.PWD.0003': {
      message: 'Password cannot contain :username, mobile number, email prefix, name in PinYing',
      handling: 'Please re-enter the password',
    },
    'IDAAS.TENANT.PWD.0004': { message: 'Your password complexity is low, {0}', handling: 'Please re-enter the password' },
    'IDAAS.TENANT.PWD.0005': { message: 'The password is weak', handling: 'Please re-enter the password' },
    'IDAAS.TENANT.PWD.0006': {
      message: 'Number of character repeat in password should not exceed {0}',
      handling: 'Please re-enter the password',
    },
    'IDAAS.TENANT.PWD.0007': { message: 'The password must contain {0} to {1} characters', handling: 'Please re-enter the password' },
  },
  eiam: {
    'SDK.COMMON.1001': { message: 'Parameter {0} cannot be left blank', handling: 'Send the parameter that the message names' },
    'SDK.COMMON.1002': {
      message: 'The {0} parameter format is incorrect',
      handling: 'Correct the format of the parameter that the message names',
    },
    'SDK.COMMON.1003': {
      message: 'Device information is incomplete',
      handling: 'Send the operating system version, the fingerprint and the user agent of the device',
    },
    'SDK.COMMON.1004': { message: 'Signature decryption error', handling: 'Check how the signature is made and with which key' },
    'SDK.COMMON.1005': {
      message: 'The {0} has failed',
      handling: 'Get a new token, by signing in again if need be, and repeat the call',
    },
    'SDK.COMMON.1006': { message: 'The {0} parameter error', handling: 'Correct the parameter that the message names' },
    'SDK.COMMON.1007': {
      message: 'The {0} parameter type error',
      handling: 'Send the parameter that the message names in the documented type',
    },
    'SDK.COMMON.1008': {
      message: 'The system is busy. Try again later',
      handling: 'Wait and repeat the call; if it stays so, ask the operator of the tenant',
    },
    'SDK.COMMON.1009': {
      message: 'Unknown authentication configuration',
      handling: 'Have an administrator check the tenant\'s authentication settings',
    },
    'SDK.COMMON.1010': {
      message: 'Failed to obtain the enterprise center global configuration',
      handling: 'Have an administrator check the settings of the enterprise center',
    },
    'SDK.COMMON.1011': {
      message: 'Failed to obtain the international area code configuration',
      handling: 'Have an administrator check the settings of international area codes',
    },
    'SDK.COMMON.1012': {
      message: 'The x-client-ID is incorrect and the corresponding application cannot be found',
      handling: 'Send the client id that the application got at registration',
    },
    'SDK.COMMON.1013': { message: 'The corresponding user is not found', handling: 'Check that the account still exists' },
    'SDK.COMMON.1014': {
      message: 'Application private key not found',
      handling: 'Have an administrator check the application\'s keys',
    },
    'SDK.LOGIN.1001': { message: 'Error calling interface {0}', handling: 'Check the call that the message names' },
    'SDK.LOGIN.1002': { message: 'User not bound', handling: 'Bind the social account to a user first' },
    'SDK.LOGIN.1003': {
      message: 'The user has been locked due to too many unsuccessful login attempts. It will be unlocked in {0} minutes and {1} seconds',
      handling: 'Wait until the time that the message names has passed',
    },
    'SDK.SMS.1005': {
      message: 'SMS verification code verification is incorrect',
      handling: 'Check the code that was sent, or have a new one sent',
    },
    'SDK.SMS.1006': {
      message: 'The email verification code is incorrect',
      handling: 'Check the code that was sent, or have a new one sent',
    },
    'APP.0001': { message: 'Application does not exist', handling: 'Check that the application exists in the tenant' },
    'USER.0001': { message: 'User does not exist', handling: 'Check that the user exists' },
    'USER.0011': { message: 'Mobile number cannot be empty', handling: 'Give the user a mobile number first' },
    'USER.0012': { message: 'Email cannot be empty', handling: 'Give the user an e-mail address first' },
    'PWD.0001': { message: 'Password cannot be empty', handling: 'Send a password' },
    'PWD.0002': {
      message: 'Password length is {0}~{1} characters',
      handling: 'Choose a password of a length between the two that the message names',
    },
    'PWD.0003': { message: 'Password cannot match username', handling: 'Choose a password other than the username' },
    'PWD.0004': {
      message: 'Password does not allow reverse writing of username',
      handling: 'Choose a password without the username spelled backwards',
    },
    'PWD.0005': {
      message: 'The password does not meet the verification rules, {0}',
      handling: 'Choose a password that follows the tenant\'s policy',
    },
    'PWD.0006': { message: '该密码为弱密码', handling: 'Choose a stronger password' },
  },
  oneaccess: {
    'APP.0001': { message: 'Application does not exist.', handling: 'Check that the application exists in the tenant' },
    'APP.0002': { message: 'Application ID required.', handling: 'Send the id of the application' },
    'APP.0003': { message: 'Application disabled.', handling: 'Have an administrator enable the application' },
    'CAPTCHA.0003': { message: 'CAPTCHA token expired.', handling: 'Let the user solve a new captcha' },
    'CAPTCHA.0004': { message: 'Invalid CAPTCHA token.', handling: 'Let the user solve a new captcha' },
    'MOBILE.0002': { message: 'Unauthenticated mobile number.', handling: 'Use a mobile number that has been verified' },
    'ORG.0001': { message: 'Organization does not exist.', handling: 'Check that the organization exists' },
    'ORG.0011': { message: 'Organization name required.', handling: 'Send the name of the organization' },
    'ORG.0012': { message: 'Organization code already exists.', handling: 'Choose another organization code' },
    'PARAM.0004': { message: 'Coordinates required.', handling: 'Send the coordinates of the captcha\'s slider' },
    'PARAM.0005': { message: 'Token required.', handling: 'Send the token that came with the captcha' },
    'PARAM.0009': { message: 'Verification code required.', handling: 'Send the verification code' },
    'PWD.0001': { message: '不允许使用历史密码', handling: 'Choose a password that the account has not had' },
    'PWD.0002': {
      message: 'Password cannot be the username spelled backwards.',
      handling: 'Choose a password without the username spelled backwards',
    },
    'USER.0030': { message: 'Mobile number already exists.', handling: 'Use another mobile number' },
    'USER.0031': { message: 'Email address already exists.', handling: 'Use another e-mail address' },
    'USER.0038': {
      message: 'Invalid mobile number.',
      handling: 'Send a mobile number that follows the rules of the tenant',
    },
  },
}
