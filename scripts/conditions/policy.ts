// A tenant's password policy.
export { type Policy, policySchema } from '../model/policy.ts'
