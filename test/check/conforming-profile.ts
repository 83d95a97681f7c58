// What the owner of the conforming service lets the check know and do.
import type { Profile } from '../../scripts/check/profile.ts'
import { facts } from './conforming-service.ts'

export const profile: Profile = {
  baseUrl: 'http://localhost',
  products: ['ciam', 'eiam'],
  clientId: facts.clientId,
  device: { os: 'a', fingerprint: 'b', agent: 'c' },
  account: facts.account,
  otherAccount: facts.otherAccount,
  deletedAccount: { idToken: facts.orphanIdToken },
  idToken: facts.idToken,
  accessToken: facts.accessToken,
  verifyCode: facts.verifyCode,
  passwordPolicy: facts.passwordPolicy,
  newPasswords: [
    'hK7#dV2%wH9+',
    'qW4!zN8@xB6-',
    'mC5=rT3:gP1?',
    'jF0_yS9#kL2%',
    'vD8+nH4@tG6!',
    'bX1-wQ7:zK5=',
  ],
  allow: ['attempt', 'consume-code', 'change-password'],
  budget: { attempts: 50 },
}
