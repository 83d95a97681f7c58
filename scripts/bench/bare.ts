// The least that a mock can do: a bare Node server that parses the body and answers fixed JSON.
import { createServer } from 'node:http'

createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => {
    JSON.parse(body)
    const text = JSON.stringify({ error_code: 'X.0001', error_msg: 'The password must contain 8 to 20 characters' })
    response.writeHead(400, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text)
  })
}).listen(Number(process.argv[2]), '127.0.0.1')
