// Dredd's hooks: in place of the transactions that it compiles, one a status, those of transactions.json, one a
// documented code. What it complains about is left in complaints.json.
const { readFileSync, writeFileSync } = require('node:fs')
const hooks = require('hooks')

const wanted = JSON.parse(readFileSync('transactions.json', 'utf8'))
const targets = new Map()

hooks.beforeAll((transactions) => {
  const compiled = transactions.splice(0)
  for (const { target, template, ...own } of wanted) {
    const like = compiled.find(
      ({ name, request, expected }) =>
        name.startsWith(`${template} > `) &&
        request.method === own.request.method &&
        expected.statusCode === own.expected.statusCode,
    )
    const fail = !like && { fail: 'Dredd compiles no such transaction' }
    const transaction = { ...(like ?? compiled[0]), ...own, ...fail }
    targets.set(transaction, target)
    transactions.push(transaction)
  }
})

// The contract leaves the spelling of a UTF-8 charset to the service; Dredd compares letter by letter.
hooks.beforeEachValidation(({ real: { headers } }) => {
  if (/^application\/json *; *charset="?utf-?8"?$/i.test(headers['content-type']))
    headers['content-type'] = 'application/json'
})

hooks.afterAll((transactions) => {
  const complaints = transactions.flatMap((transaction) => {
    const { name, test = { errors: [{ message: 'no answer' }] } } = transaction
    const { valid, message, errors = [] } = test
    const said = message || errors.map((error) => error.message).join('; ')
    const complaint = `${name}: ${said.trim() || 'not valid'}`
    return valid ? [] : [{ target: targets.get(transaction), complaint }]
  })
  writeFileSync('complaints.json', JSON.stringify(complaints))
})
