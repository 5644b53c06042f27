import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type JsonRpcServer, openEmbeddedChain, serveJsonRpc } from '@originmark/ledger/embedded';
import { createKeeper, createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';

// A data folder whose network is reached over a URL, as a chain that several parties run.

const CHAIN_ID = 28_000;
const keeper = createKeeper();
let io: TestIo;
let server: JsonRpcServer;
let stop: () => Promise<void>;

beforeAll(async () => {
  io = await createTestIo({ keepOpen: keeper.keepOpen });
  const chain = await openEmbeddedChain({ chainId: CHAIN_ID, clock: io.now });
  server = await serveJsonRpc(chain, { port: 0 });
  stop = async () => {
    await server.close();
    await chain.close();
  };
}, 60_000);
afterAll(async () => {
  await keeper.letGo();
  await stop();
  await io.remove();
});

const run = (line: string) => runProgram(line.split(' '), io, '0');

it('a network behind a URL carries identifiers and proofs, and says when it is out of reach', async () => {
  const { url } = server;
  const network = `--chain-id ${CHAIN_ID} --finality instant`;
  expect(await faultOf(run(`init --rpc http://127.0.0.1:1 ${network}`))).toEqual({
    exitCode: 69,
    message: expect.stringMatching(/See that the node runs.*\(rpc\.unreachable\)$/),
  });
  // The run that failed is carried on, at a node that answers.
  expect(await run(`init --rpc ${url} ${network}`)).toBe(0);
  expect(await run('did create --method ethr --name issuer')).toBe(0);
  expect(await run('did add-key issuer --type Ed25519')).toBe(0);
  expect(await run('did create --method ethr --name root')).toBe(0);
  expect(await run('draft right --owner issuer --out right.json')).toBe(0);
  expect(await run('issue right.json --as issuer --out right.jwt')).toBe(0);
  expect(await run('anchor')).toBe(0);
  expect(await run('prove right.jwt --staple --out proof.json')).toBe(0);
  expect(await run('trust template --root issuer --out trust.json')).toBe(0);
  const verify = 'verify right.jwt --trust trust.json --evidence proof.json';
  expect(await run(`${verify} --rpc ${url}`)).toBe(0);

  await stop();
  for (const line of ['anchor', 'did add-key issuer', 'did rotate issuer'])
    expect(await faultOf(run(line))).toEqual({
      exitCode: 69,
      message: expect.stringMatching(/\(rpc\.unreachable\)$/),
    });
  // A root’s keys are the policy’s and the proof is stapled, so that nothing has to be asked.
  expect(await run(verify)).toBe(0);
}, 120_000);
