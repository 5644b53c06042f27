/**
 * Where a rule or a number comes from. `confirmed` is true only when the named text was read;
 * otherwise `mark` says what stands behind it:
 * `knowledge` general knowledge of the trade, `3rd` somebody else's transcription of a primary text,
 * `to-confirm` a value taken on trust until the primary text is read.
 */
export type SourceMark =
  | { readonly source: string; readonly confirmed: true }
  | {
      readonly source: string;
      readonly confirmed: false;
      readonly mark: 'knowledge' | '3rd' | 'to-confirm';
    };

/** @internal */
export const read = (source: string): SourceMark => ({ source, confirmed: true });

/** @internal */
export const unconfirmed = (
  source: string,
  mark: 'knowledge' | '3rd' | 'to-confirm',
): SourceMark => ({ source, confirmed: false, mark });
