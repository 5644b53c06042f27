/** Every code this package throws, with what to do about it. Codes are stable and never reused. */
export const WALLET_ERROR_CODES = {
  'wallet.token-unreadable': 'fetch the credential again from its issuer',
  'wallet.entry-unfit': 'give a CBP7501EntrySummaryCredential or a CBP3461EntryCredential',
  'wallet.credential-missing': 'get it from its issuer, or allow it to be missing',
  'wallet.digest-mismatch': 'get the version that is named, or have the other one issued again',
  'wallet.duplicate-id': 'keep one version of the credential',
  'wallet.holder-mismatch': 'present with a key of the issuer of the entry',
  'wallet.limit-exceeded': 'split the entry, or leave out what no line needs',
  'wallet.seal-failed': 'look at the cause: the key must be a key agreement key of the verifier',
  'wallet.vocabulary-unreadable':
    'give one credential as plain JSON, of at most 64 levels, 200,000 values and 1 MiB a text',
  'wallet.vocabulary-type-unknown': 'give a credential of a type that is known',
  'wallet.vocabulary-agreement': 'name the agreement that the document was made for',
  'wallet.vocabulary-kept-unfit': 'give back what the import or export kept, unaltered',
  'wallet.file-unreadable': 'export the file again, and check its encoding in the mapping',
  'wallet.mapping-unfit': 'correct the mapping file',
  'wallet.party-book-unfit': 'correct the party book at the place named',
  'wallet.store-damaged': 'restore the database from a backup; nothing of it was used',
  'wallet.document-unfit': 'split the document, or keep it where documents of that size are kept',
  'wallet.document-unknown': 'name the digest of a document that is held',
  'wallet.document-damaged': 'restore the database from a backup, or keep the document again',
  'wallet.signing-failed': 'look at the cause: key store and key must fit the presentation',
} as const;

/** One of the stable codes of {@link WALLET_ERROR_CODES}. */
export type WalletErrorCode = keyof typeof WALLET_ERROR_CODES;

/** The one error class of this package; its message says what was found and what to do. */
export class WalletError extends Error {
  override readonly name = 'WalletError';
  readonly code: WalletErrorCode;
  /** The credential it is about, by id, where there is one. */
  readonly credential?: string;

  constructor(
    code: WalletErrorCode,
    found: string,
    options: { readonly credential?: string; readonly cause?: unknown } = {},
  ) {
    super(
      `${found}: ${WALLET_ERROR_CODES[code]}`,
      'cause' in options ? { cause: options.cause } : undefined,
    );
    this.code = code;
    if (options.credential !== undefined) this.credential = options.credential;
  }
}
