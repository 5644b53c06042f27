/** What a caller did wrong. Stable; the message is for people. */
export type CustomsErrorCode =
  | 'date-malformed'
  | 'date-out-of-range'
  | 'time-zone-unknown'
  | 'amount-out-of-range'
  | 'entry-number-malformed'
  | 'mid-province-unknown'
  | 'mid-country-unknown'
  | 'mid-name-empty'
  | 'mid-city-empty'
  | 'ae-value-unwritable';

/** Thrown for misuse only. What a document causes is returned as `Checked` or as a problem. */
export class CustomsError extends Error {
  readonly code: CustomsErrorCode;

  constructor(code: CustomsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CustomsError';
    this.code = code;
  }
}
