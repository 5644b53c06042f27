import { Interface, zeroPadValue } from 'ethers';
import { describe, expect, it } from '@jest/globals';
import { decodeEthrLog, ETHR_TOPICS } from './decode-ethr-log.ts';
import { ED25519, IDENTITY, rawOf, T0 } from './ethr.test-support.ts';

/** The ABI of EthereumDIDRegistry (ethr-did-registry 1.3.0), encoded by a library that is not ours. */
const ABI = new Interface([
  'event DIDOwnerChanged(address indexed identity, address owner, uint previousChange)',
  'event DIDDelegateChanged(address indexed identity, bytes32 delegateType, address delegate, uint validTo, uint previousChange)',
  'event DIDAttributeChanged(address indexed identity, bytes32 name, bytes value, uint validTo, uint previousChange)',
]);
const OTHER = `0x${'b2'.repeat(20)}`;
const name = (text: string): string => `0x${Buffer.from(text).toString('hex').padEnd(64, '0')}`;
const log = (event: string, ...values: unknown[]) => ({
  address: OTHER,
  blockNumber: '0x4d2',
  logIndex: 3,
  ...ABI.encodeEventLog(event, [IDENTITY, ...values]),
});
const base = {
  identity: IDENTITY,
  blockNumber: 1234,
  blockTime: T0,
  logIndex: 3,
  previousChange: 7,
};

describe('decodeEthrLog', () => {
  it('reads the three events of the registry', () => {
    expect(decodeEthrLog(log('DIDOwnerChanged', OTHER, 7), T0)).toEqual({
      kind: 'owner',
      ...base,
      owner: OTHER,
    });
    expect(decodeEthrLog(log('DIDDelegateChanged', name('veriKey'), OTHER, T0 + 5, 7), T0)).toEqual(
      {
        kind: 'delegate',
        ...base,
        delegateType: 'veriKey',
        delegate: OTHER,
        validTo: T0 + 5,
      },
    );
    for (const value of ['0x', '0x61', rawOf(ED25519), `0x${'ab'.repeat(33)}`]) {
      const given = log('DIDAttributeChanged', name('did/pub/Ed25519/veriKey'), value, 0, 7);
      expect(decodeEthrLog(given, T0)).toEqual({
        kind: 'attribute',
        ...base,
        name: 'did/pub/Ed25519/veriKey',
        value,
        validTo: 0,
      });
    }
  });

  it('has the topics of the ABI', () => {
    const topics = ['DIDOwnerChanged', 'DIDDelegateChanged', 'DIDAttributeChanged'].map(
      (event) => ABI.getEvent(event)?.topicHash,
    );
    expect(Object.values(ETHR_TOPICS)).toEqual(topics);
  });

  it('caps validity at the last moment that can be written', () => {
    const far = log('DIDDelegateChanged', name('veriKey'), OTHER, 2n ** 255n, 7);
    expect(decodeEthrLog(far, T0)).toMatchObject({ validTo: 253_402_300_799 });
  });

  it('leaves a name that is no ASCII as hex', () => {
    const odd = `0xff${'00'.repeat(31)}`;
    expect(decodeEthrLog(log('DIDDelegateChanged', odd, OTHER, 1, 7), T0)).toMatchObject({
      delegateType: odd,
    });
    const hidden = name('veriKey\0x');
    expect(decodeEthrLog(log('DIDDelegateChanged', hidden, OTHER, 1, 7), T0)).toMatchObject({
      delegateType: hidden,
    });
  });

  it('gives nothing for anything else', () => {
    const good = log('DIDOwnerChanged', OTHER, 7);
    const attribute = log('DIDAttributeChanged', name('x'), '0x61', 0, 7);
    const wrong = [
      { ...good, topics: [] },
      { ...good, topics: [good.topics[0]!] },
      { ...good, topics: [...good.topics, zeroPadValue(OTHER, 32)] },
      { ...good, topics: [`0x${'00'.repeat(32)}`, good.topics[1]!] },
      { ...good, topics: [good.topics[0]!, `0x${'11'.repeat(32)}`] },
      { ...good, data: good.data.slice(0, -2) },
      { ...good, data: `${good.data}00` },
      { ...good, data: 'zz' },
      { ...good, data: '0x' },
      { ...good, blockNumber: 'latest' },
      { ...good, blockNumber: -1 },
      { ...good, logIndex: 0.5 },
      log('DIDOwnerChanged', OTHER, 2n ** 64n),
      { ...attribute, data: attribute.data.slice(0, -2) },
      // An offset of its own would let one text stand for two values.
      { ...attribute, data: attribute.data.replace(/80(?=0{63})/, 'a0').replace('80', 'a0') },
    ];
    for (const given of wrong) expect(decodeEthrLog(given, T0)).toBeUndefined();
    for (const time of [-1, 0.5, 2 ** 40]) expect(decodeEthrLog(good, time)).toBeUndefined();
  });
});
