import { CORE_ERROR_CODES, CoreError, type CoreErrorCode } from '@originmark/core';
import type { KeptFailure } from '@originmark/schemas';

/** What a verdict can say of a failure: its message, and the code where it is one of ours. */
export function keepFailure(error: Error): KeptFailure {
  return error instanceof CoreError
    ? { message: error.message, code: error.code }
    : { message: error.message };
}

/** The failure again, of which the verdict says the same. */
export function toFailure({ code, message }: KeptFailure): Error {
  return code !== undefined && isCoreErrorCode(code)
    ? new CoreError(code, message)
    : new Error(message);
}

function isCoreErrorCode(code: string): code is CoreErrorCode {
  return Object.hasOwn(CORE_ERROR_CODES, code);
}
