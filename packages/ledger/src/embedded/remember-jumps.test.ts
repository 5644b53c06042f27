import { describe, expect, it } from '@jest/globals';
import { openMemoryChain } from './memory-chain.ts';

/** Jumps over nothing, and returns one byte as a word. */
const returns = (byte: string): string => `0x60${byte}6005565b60005260206000f3`;
const wordOf = (byte: string): string => `0x${byte.padStart(64, '0')}`;

describe('rememberJumps', () => {
  it('gives each code its own analysis, however alike two are and however often they run', async () => {
    const chain = await openMemoryChain({ chainId: 4242, clock: () => 1_700_000_000_000 });
    const run = (data: string) =>
      chain.request({ method: 'eth_call', params: [{ data }, 'latest'] });
    for (const byte of ['01', '5b', '02', '01', '5b'])
      expect(await run(returns(byte))).toBe(wordOf(byte));
  });

  it('still refuses a jump into data', async () => {
    const chain = await openMemoryChain({ chainId: 4242, clock: () => 1_700_000_000_000 });
    const intoData = '0x605b600156';
    for (let time = 0; time < 2; time += 1)
      await expect(
        chain.request({ method: 'eth_call', params: [{ data: intoData }, 'latest'] }),
      ).rejects.toThrow(/jump/i);
  });
});
