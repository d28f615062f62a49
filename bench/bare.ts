// The reference: a bare node:http server that sends the bytes it is given, or drains a post and answers as told.

import { createServer } from 'node:http';

process.once('message', (answer: { status: number; headers: Record<string, string>; body: string }) => {
  const body = Buffer.from(answer.body, 'base64');
  const server = createServer((request, response) => {
    const send = () => {
      response.writeHead(answer.status, answer.headers);
      response.end(body);
    };
    if (request.method === 'POST') request.resume().once('end', send);
    else send();
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address !== 'string') process.send?.({ port: address.port });
  });
});
process.once('disconnect', () => process.exit(0));
