import { describe, expect, test } from '@jest/globals';
import { readPartyBook } from './party-book.ts';
import { BOOK } from './trade-data.test-support.ts';

describe('a party book', () => {
  test('finds a party by whatever papers call it', () => {
    const book = readPartyBook(BOOK);
    for (const name of ['did:web:seller.example', 'HNSELLER12CHO', 'seller', ' SELLER,  s.a. '])
      expect(book.byAnyName(name)).toEqual({ id: 'did:web:seller.example', name: 'Seller, S.A.' });
    expect(book.byImporterNumber('89-100042000')?.party.id).toBe('did:web:buyer.example');
    expect(book.byImporterNumber('89-1000420')?.party.id).toBe('did:web:buyer.example');
    expect(book.byFilerCode('Z9Z')?.party.id).toBe('did:web:broker.example');
    expect(book.byMid('HNSELLER12CHO')?.party.id).toBe('did:web:seller.example');
    for (const nobody of ['', 'Sell', 'did:web:SELLER.example'])
      expect(book.byAnyName(nobody)).toBeUndefined();
  });

  const [buyer, seller] = BOOK.parties;
  test.each([
    ['no book', {}, 'is not one: it needs'],
    ['a name of two parties', [seller, { ...buyer, alsoWritten: ['SELLER'] }], '"seller"'],
    ['a MID that is none', [{ ...buyer, mids: ['QQX'] }], 'MID'],
    [
      'an importer number of two parties',
      [buyer, { ...seller, importerNumber: '89-100042000' }],
      'the importer number of another party',
    ],
  ])('of %s is refused', (_, parties, why) => {
    const book = Array.isArray(parties) ? { ...BOOK, parties } : parties;
    expect(() => readPartyBook(book)).toThrow(
      expect.objectContaining({
        code: 'wallet.party-book-unfit',
        message: expect.stringContaining(why),
      }),
    );
  });

  test('never repeats an importer number in an error: it may be a social security number', () => {
    const twice = { ...BOOK, parties: [buyer, { ...seller, importerNumber: '89-100042000' }] };
    expect(() => readPartyBook(twice)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('1000420') }),
    );
  });
});
