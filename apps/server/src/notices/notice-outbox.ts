import { encodeBase64Url, type Sha256 } from '@originmark/core';
import { addNotice, type StorageTransaction } from '@originmark/storage';

/** What somebody is to be told. */
export interface NewNotice {
  readonly kind: NoticeKind;
  /** The DID that tells: one of the tenant's own. */
  readonly from: string;
  /** The DID that is told. */
  readonly to: string;
  /** What it is about: with kind and both parties, it says which notice this is. */
  readonly about: string;
  /** JSON; nothing that the receiver may not know. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What happened. */
export type NoticeKind =
  | 'credential-revoked'
  | 'credential-suspended'
  | 'credential-resumed'
  | 'licence-used';

/** What is to be told, kept with what it tells of, and told at least once. */
export interface NoticeOutbox {
  /** In the transaction that does what is told. The same notice again stays one. Answers its id. */
  readonly add: (tx: StorageTransaction, notice: NewNotice) => Promise<string>;
}

/** Opens the outbox of the process: the tenant of the transaction is the one that tells. */
export function openNoticeOutbox({ sha256 }: { readonly sha256: Sha256 }): NoticeOutbox {
  return {
    async add(tx, { kind, from, to, about, content, createdAt }) {
      const name = JSON.stringify([kind, from, to, about]);
      const id = encodeBase64Url(sha256(new TextEncoder().encode(name)));
      await addNotice(tx, {
        id,
        kind,
        to,
        content: JSON.stringify({ ...content, from, about }),
        createdAt,
      });
      return id;
    },
  };
}
