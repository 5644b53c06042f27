import { describe, expect, it } from '@jest/globals';
import { agreementOf } from './agreements.ts';
import { checkStatement } from './check-statement.ts';

const usmca = agreementOf('S')!.statement.text;
const cafta = agreementOf('P')!.statement.text;

const inOtherWords =
  'I certify that the information on this certificate is true and correct and I accept responsibility for proving it; ' +
  'I understand that I am liable for false statements. I will maintain, and present on request, supporting documents. ' +
  'The goods originate in the territory of the Parties and comply with the origin requirements of the Agreement; there ' +
  'was no further processing outside the territories of the Parties.';

describe('checkStatement', () => {
  it('accepts the regulation’s words in any case and spacing, within a longer text', () => {
    for (const text of [
      usmca,
      usmca.toUpperCase(),
      `Box 9.\n${usmca.replaceAll(' ', '\n  ')}\nSigned`,
    ]) {
      expect(checkStatement('S', text)).toEqual({ ok: true, value: { match: 'verbatim' } });
    }
    expect(checkStatement('P', cafta)).toEqual({ ok: true, value: { match: 'verbatim' } });
    expect(checkStatement('MX', agreementOf('MX')!.statement.text)).toMatchObject({ ok: true });
  });

  it.each([
    usmca.replace('qualify', 'do not qualify'),
    usmca.slice(0, -20),
    inOtherWords,
    'I certify.',
  ])('asks USMCA for the very words %#', (text) => {
    expect(checkStatement('S', text)).toMatchObject({ ok: false, reason: 'statement-differs' });
  });

  it('accepts CAFTA-DR in substance, with the pages filled in or in other words', () => {
    for (const text of [cafta.replace('___', '2'), inOtherWords]) {
      expect(checkStatement('P', text)).toEqual({ ok: true, value: { match: 'in-substance' } });
    }
  });

  it.each([
    ['liable', 'true-and-accurate'],
    ['maintain', 'documentation-on-request'],
    ['comply', 'originating'],
    ['outside', 'no-operation-outside'],
  ])('names the clause that lost "%s"', (word, clause) => {
    const result = checkStatement('P', inOtherWords.replaceAll(word, '…'));
    expect(result).toMatchObject({ ok: false, reason: 'statement-clause-missing' });
    expect(result).toHaveProperty('message', expect.stringContaining(clause));
  });

  it('sends a denial to a person', () => {
    const denied = inOtherWords.replace('The goods originate', 'The goods do not originate');
    expect(checkStatement('P', denied)).toMatchObject({ reason: 'statement-denied' });
  });

  it.each([undefined, null, '', '  ', {}, 5])('misses a statement in %#', (text) => {
    expect(checkStatement('S', text)).toMatchObject({ reason: 'statement-missing' });
  });

  it('refuses a huge text and an unknown agreement', () => {
    expect(checkStatement('P', 'not '.repeat(100_000))).toMatchObject({
      reason: 'statement-too-long',
    });
    expect(checkStatement('JP', usmca)).toMatchObject({ reason: 'agreement-unknown' });
  });

  it('answers quickly on a text made to be slow', () => {
    const started = performance.now();
    checkStatement('P', 'not a a a '.repeat(1_900));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
