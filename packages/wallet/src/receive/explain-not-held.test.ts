import { describe, expect, it } from '@jest/globals';
import { explainObject, explainText } from './explain-not-held.ts';

describe('a text that is not held', () => {
  it.each([
    ['the head of a token', 'eyJhbGciOiJFUzI1NiJ9.eyJpc3Mi', 'cut off or changed', 'unchanged'],
    ['a table of commas', 'Factura,Fecha,Código\r\nF-1,2026-09-03,Ñ-1\r\n', '(CSV)', '--mapping'],
    ['a table of semicolons', 'Factura;Fecha;Importe\nF-1;03/09/2026;1,5\n', '(CSV)', '--mapping'],
    ['a table of tabs', 'No\tDate\tQty\nX\tY\tZ\n', '(CSV)', '--mapping'],
    ['records', `${'A'.padEnd(80)}\r\n${'B'.padEnd(80)}\r\n`, 'AE records', 'preflight'],
    ['a note', 'Ask Ana, on Monday, for the paper.', 'neither a signed token nor JSON', 'token'],
    ['a line of text', 'hello', 'neither a signed token nor JSON', 'token'],
  ])('%s is told as such, with what to do', (_, text, why, remedy) => {
    expect(explainText(text)).toEqual({
      why: expect.stringContaining(why),
      remedy: expect.stringContaining(remedy),
    });
  });
});

describe('an object that is not held', () => {
  it.each([
    ['EntryBundle', 'bundle inspect'],
    ['EntrySummary', 'preflight'],
    ['TrustPolicy', '--trust'],
    ['OriginmarkChallenge', 'present'],
    ['CsvMapping', '--mapping'],
    ['PartyBook', '--book'],
  ])('of type %s has its place elsewhere', (type, remedy) => {
    expect(explainObject({ type }).remedy).toContain(remedy);
  });

  it('is a draft where it has a subject and no context', () => {
    const draft = { type: 'CommercialInvoiceCredential', credentialSubject: {} };
    expect(explainObject(draft)).toEqual({
      why: 'it is a draft of a CommercialInvoiceCredential, without signature',
      remedy: expect.stringContaining('originmark issue'),
    });
  });

  it.each([[{}], [{ type: ['EntryBundle'] }], [{ type: 'constructor' }], [{ type: '__proto__' }]])(
    '%j proves nothing',
    (value) => {
      expect(explainObject(value).why).toContain('JSON without a signature');
    },
  );
});
