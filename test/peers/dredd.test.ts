// Dredd with hooks from the bundle: every documented response is exercised, on the sandbox and on Prism.
import { expect, test } from 'vitest'
import { profileOf } from '../../scripts/check/profile/sandbox-profile.ts'
import { secretsOf } from '../../scripts/check/secrets/profile-secrets.ts'
import { bundle } from '../../scripts/contract/bundle.ts'
import { variantName, readContract } from '../../scripts/contract/contract.ts'
import { deployed, serveDeployments } from '../../scripts/peers/deployments-server.ts'
import { dredd } from '../../scripts/peers/dredd.ts'
import { type Exchange, exchanges, preferred } from '../../scripts/peers/documented-responses.ts'
import { createSandbox } from '../../scripts/sandbox/sandbox.ts'
import { faulty } from '../mutants/index.ts'

const contract = readContract(bundle)

/** Every status and code that the contract documents, by operation, product and mode. */
const documented = contract.operations.flatMap((operation) =>
  operation.variants.flatMap((variant) =>
    [undefined, ...variant.errors].map(
      (error) =>
        `${operation.id} ${variantName(variant)} ${error?.status ?? operation.success.status} ${error?.code ?? ''}`,
    ),
  ),
)
/** The check, whose requests are sent to the sandbox, lets none succeed. */
const deletions = contract.operations
  .filter(({ method }) => method === 'DELETE')
  .flatMap(({ id, success, variants }) =>
    variants.map((variant) => `${id} ${variantName(variant)} ${success.status} `),
  )
const responses = (given: Exchange[]) =>
  new Set(
    given.map(
      ({ variant, status, error }) =>
        `${variant.operation.id} ${variantName(variant)} ${status} ${error?.code ?? ''}`,
    ),
  )

test.each([
  ['the sandbox', exchanges, deletions],
  ['Prism', preferred, []],
])('every documented status and code has a transaction on %s', (_, make, without) => {
  const made = contract.products.flatMap((product) =>
    make(bundle, profileOf(createSandbox({ product }), 'http://localhost')),
  )
  expect(responses(made)).toEqual(new Set(documented.filter((it) => !without.includes(it))))
})

test('Dredd is content with the sandbox of every product, and with no faulty one', async () => {
  const { targets, close } = await serveDeployments([
    ...contract.products.map((product) => deployed({ product })),
    faulty('status', 'eiam'),
    faulty('code', 'eiam'),
    faulty('enforcement', 'oneaccess'),
  ])
  const complaints = await dredd.look(bundle, targets)
  await close()
  expect(complaints.map((here) => here.length > 0)).toEqual([
    ...contract.products.map(() => false),
    true,
    true,
    true,
  ])
  const text = JSON.stringify(complaints)
  expect(
    targets
      .flatMap(({ profile }) => secretsOf(profile, new Map()))
      .filter(({ value }) => text.includes(value)),
  ).toEqual([])
})
