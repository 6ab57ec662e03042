// A site's own backend that knows who calls. The page fetches a token with POST /auth/session/token and sends it along.
import { createServer } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const issuer = process.env.ISSUER ?? 'http://localhost:3000';
const site = process.env.SITE ?? issuer; // the origin of the pages that call: a token of another site's page is refused

// these four lines are all: the keys are fetched once in a while, a token is checked without asking anybody
const keys = createRemoteJWKSet(new URL('/auth/.well-known/jwks.json', issuer));
const expected = { issuer, audience: site, typ: 'sally-session+jwt', algorithms: ['ES256'] };
const tokenOf = ({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? '';
const whoCalls = async (request) => (await jwtVerify(tokenOf(request), keys, expected)).payload;

const answer = (response, status, body) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const server = createServer((request, response) => {
  void whoCalls(request).then(
    ({ email, aal }) => answer(response, 200, { hello: email, aal }),
    () => answer(response, 401, { error: 'sign in first' }),
  );
});

server.listen(Number(process.env.PORT ?? 4000), '127.0.0.1', () => console.log('The site listens.'));
