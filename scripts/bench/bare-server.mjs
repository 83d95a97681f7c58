// The least that a mock can do: a bare Node server that parses the body and answers 400 with fixed JSON.
// Plain JavaScript, so that its start is Node's alone.
import { createServer } from 'node:http'

const [port, text = '{}'] = process.argv.slice(2)
const answer = JSON.parse(text)

createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => {
    JSON.parse(body)
    const given = JSON.stringify(answer)
    response
      .writeHead(400, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(given),
      })
      .end(given)
  })
}).listen(Number(port), '127.0.0.1')
