import { describe, expect, it } from '@jest/globals';
import type { EntryLine } from '@originmark/schemas';
import type { LineMatch } from '../match/match-entry.ts';
import { choicesOf } from './filing-choices.ts';

const choices = (line: Partial<EntryLine>, imported: string | undefined = '2026-09-14') =>
  choicesOf(
    {
      line: {
        line: 1,
        dutyRate: '20 %',
        enteredValue: { amount: '57000', currency: 'USD' },
        ...line,
      },
    } as unknown as LineMatch['question'],
    'undetermined',
    imported,
  );

describe('what may be filed of a line', () => {
  it.each([
    ['S', /within 30 days of becoming aware .*\(19 CFR 182\.11\(c\), 182\.124\)\.$/],
    ['S+', /\(19 CFR 182\.11\(c\), 182\.124\)\.$/],
    // Its text was not read, so no days are told.
    ['P', /correct it promptly and pay what is due \(19 CFR 10\.583\)\.$/],
    ['P+', /\(19 CFR 10\.583\)\.$/],
    ['MX', /correct it promptly and pay what is due \(19 CFR 181\.21\(b\)\)\.$/],
    ['AU', /correct it promptly and pay what is due\.$/],
  ])('is a claim of %s, to be corrected under its own agreement', (spi, note) => {
    expect(choices({ spi })[0]).toEqual({
      choice: 'file-as-is',
      preference: 'undetermined',
      note: expect.stringMatching(note),
    });
  });

  it('is no claim, with what is due then and the last day of a later one', () => {
    expect(choices({ spi: 'S' })[1]).toMatchObject({
      choice: 'file-without-claim',
      preference: 'not-claimed',
      due: { duty: { amount: '11400.00', currency: 'USD' }, fees: { currency: 'USD' } },
      claimUntil: '2027-09-14',
    });
  });

  it.each(['S+', 'AU', 'CA'])('has no later claim under %s', (spi) => {
    const [, without] = choices({ spi });
    expect(without).not.toHaveProperty('claimUntil');
    expect(without?.note).toContain('is not shown for this line');
  });

  it('has no last day where the day of importation is not known, and nothing due where no value is in dollars', () => {
    for (const imported of ['', 'soon'])
      expect(choices({ spi: 'S' }, imported)[1]).not.toHaveProperty('claimUntil');
    const value = { amount: '57000', currency: 'MXN' };
    expect(choices({ spi: 'S', enteredValue: value })[1]?.due).toEqual({});
  });
});
