import { decodeBase64Url, isJsonObject, parseJson, signCompactJws } from '@originmark/core';
import type {
  ICreateVerifiableCredentialArgs,
  IKey,
  IVerifyResult,
  VerifiableCredential,
  VerifiablePresentation,
} from '@veramo/core';
import type { ICredentialProvider } from '@veramo/credential-w3c';
import { IssuerError } from '../issuer-error.ts';
import { createKeySigner, type SigningAgent } from './key-signer.ts';
import { isIssuerKeyType } from './managed-keys.ts';

/** The proof format that this provider serves: VC-JOSE-COSE with JOSE, compact. */
export const VC_JWT = 'vc+jwt';

/** What the caller of `createVerifiableCredential` gives beside `credential.issuer`. */
interface VcJwtArguments {
  /** The payload text, signed as it stands. */
  readonly unsecured: string;
  readonly keyRef: string;
  /** Absolute DID URL for the header. */
  readonly kid: string;
}

/**
 * The credential provider of our agent. It signs the text in `unsecured` byte for byte; the
 * `credential` of the call serves only to name the issuer, because the plugin in front of it prepends
 * a context and a date of VCDM 1.1 to that one. It verifies nothing: no decision rests on the agent.
 */
export function createVcJwtProvider(): ICredentialProvider {
  return {
    getProofFormatsSupportedForKey: ({ type }: IKey) => (isIssuerKeyType(type) ? [VC_JWT] : []),
    canIssueProofFormat: ({ proofFormat }) => proofFormat === VC_JWT,
    canVerifyDocumentType: () => false,
    createVerifiableCredential: async (args, context): Promise<VerifiableCredential> =>
      // A vc+jwt has no JSON form with a proof inside: the token itself is what is returned.
      (await signUnsecured(args, context)) as unknown as VerifiableCredential,
    createVerifiablePresentation: (): Promise<VerifiablePresentation> => refuse('presentations'),
    verifyCredential: (): Promise<IVerifyResult> => refuse('verification'),
    verifyPresentation: (): Promise<IVerifyResult> => refuse('verification'),
  };
}

async function signUnsecured(
  args: ICreateVerifiableCredentialArgs,
  context: { readonly agent: unknown },
): Promise<string> {
  const { unsecured, keyRef, kid } = args as unknown as VcJwtArguments;
  if (typeof unsecured !== 'string' || typeof keyRef !== 'string' || typeof kid !== 'string') {
    throw new IssuerError('issuer.signing-failed', 'unsecured, keyRef or kid is missing');
  }
  const payload = parseJson(unsecured);
  if (!isJsonObject(payload)) {
    throw new IssuerError('issuer.signing-failed', 'the payload is no JSON object');
  }
  const signer = await createKeySigner(context.agent as SigningAgent, { keyRef, kid });
  const token = await signCompactJws(payload, {
    typ: VC_JWT,
    cty: 'vc',
    signer,
    maxBytes: MAX_BYTES,
  });
  assertSigned(token, unsecured);
  return token;
}

/** A status list may measure 2 MiB (formats, section 3); what others may be, their issuer checks. */
const MAX_BYTES = 2 * 1024 * 1024;

/** What was recorded and what was signed must be the same bytes, or the record proves nothing. */
function assertSigned(token: string, unsecured: string): void {
  const [, payload = ''] = token.split('.');
  if (new TextDecoder().decode(decodeBase64Url(payload)) !== unsecured) {
    throw new IssuerError('issuer.signing-failed', 'the payload text is not in its written form');
  }
}

function refuse(what: string): Promise<never> {
  return Promise.reject(new IssuerError('issuer.signing-failed', `the agent does no ${what}`));
}
