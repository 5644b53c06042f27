import { afterEach, describe, expect, it } from '@jest/globals';
import { ClassicLevel } from 'classic-level';
import { join } from 'node:path';
import { chmodSync, writeFileSync } from 'node:fs';
import * as t from './embedded.test-support.ts';

afterEach(t.cleanUp);

describe('a folder opened again', () => {
  it('has the head, the state, the logs and the history it had', async () => {
    const folder = t.temporaryFolder();
    const first = await t.openChain({ folder });
    const register = await t.deployRegister(first, t.account(1));
    for (const nonce of [1, 2, 3]) {
      await t.send(first, t.account(1), { nonce, to: register, data: t.word(nonce) });
    }
    const questions: [string, ...unknown[]][] = [
      ['eth_getBlockByNumber', 'latest', true],
      ['eth_getBlockByNumber', 'earliest', true],
      ['eth_call', { to: register }, '0x3'],
      ['eth_getLogs', { address: register, fromBlock: 'earliest' }],
      ['eth_getProof', register, ['0x0'], '0x2'],
      ['debug_getRawHeader', '0x2'],
    ];
    const before = await Promise.all(questions.map((question) => t.ask(first, ...question)));
    await first.close();
    const second = await t.openChain({ folder });
    const after = await Promise.all(questions.map((question) => t.ask(second, ...question)));
    expect(after).toEqual(before);
    expect(before.every((answer) => answer !== null)).toBe(true);
    await t.send(second, t.account(1), { nonce: 4, to: register, data: t.word(4) });
    expect(await t.ask(second, 'eth_blockNumber')).toBe('0x5');
  });

  it('under another id or fork is refused and stays as it was', async () => {
    const folder = t.temporaryFolder();
    await (await t.openChain({ folder })).close();
    const other = { name: 'LedgerError', code: 'chain.other-chain' };
    await expect(t.openChain({ folder, chainId: 8701 })).rejects.toMatchObject(other);
    await expect(t.openChain({ folder, hardfork: 'osaka' })).rejects.toMatchObject(other);
    const again = await t.openChain({ folder });
    expect(await t.ask(again, 'eth_chainId')).toBe('0x21fc');
  });

  it.each([
    ['without its last block', 'b/000000000001', undefined],
    ['with a block that is none', 'b/000000000001', Uint8Array.of(1, 2, 3)],
    ['without its head', 'head', undefined],
    ['with a head that is none', 'head', Uint8Array.of(0x78)],
    ['with the block of another number', 'head', Uint8Array.of(0x30)],
  ])('%s is refused as damaged or begins where it is whole', async (_, key, value) => {
    const folder = t.temporaryFolder();
    const chain = await t.openChain({ folder });
    await t.deployRegister(chain, t.account(1));
    await chain.close();
    const level = new ClassicLevel<string, Uint8Array>(join(folder, 'blocks'), {
      valueEncoding: 'view',
    });
    await (value === undefined ? level.del(key) : level.put(key, value));
    await level.close();
    const outcome = await t.openChain({ folder }).then(
      (again) => t.ask(again, 'eth_blockNumber'),
      (error: unknown) => (error as { code: string }).code,
    );
    expect(outcome).toBe(value?.[0] === 0x30 ? '0x0' : 'chain.damaged');
  });

  it('without the state of its head is refused as damaged', async () => {
    const folder = t.temporaryFolder();
    const chain = await t.openChain({ folder });
    await t.deployRegister(chain, t.account(1));
    const head = (await t.ask(chain, 'eth_getBlockByNumber', 'latest', false)) as t.BlockJson;
    await chain.close();
    const level = new ClassicLevel(join(folder, 'blocks'));
    await level.del(`s/${head.stateRoot.slice(2)}`);
    await level.close();
    await expect(t.openChain({ folder })).rejects.toMatchObject({ code: 'chain.damaged' });
  });

  it('that is a file is refused', async () => {
    const file = join(t.temporaryFolder(), 'file');
    writeFileSync(file, '');
    chmodSync(file, 0o600);
    await expect(t.openChain({ folder: file })).rejects.toMatchObject({
      code: 'chain.folder-unusable',
    });
  });
});
