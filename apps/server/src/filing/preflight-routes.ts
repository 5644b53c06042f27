import type { EntryVerdict, PreflightReport } from '@originmark/schemas';
import { preflightEntry } from '@originmark/wallet';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { LIMITS } from '../http/limits.ts';
import { prepareEntry } from './prepare-entry.ts';
import { EntryMembers } from './read-entry-request.ts';
import type { WalletContext } from './wallet-context.ts';

export const ENTRY_EXAMPLE = {
  as: 'did:web:gulfline.example',
  entry: { entryNumber: 'Z9Z-0042617-4', lines: [] },
};

const PreflightRequest = Type.Object(EntryMembers, {
  $id: 'PreflightRequest',
  additionalProperties: false,
  examples: [ENTRY_EXAMPLE],
});

const Preflight = Type.Object(
  {
    report: Type.Unsafe<PreflightReport>({ type: 'object', description: 'PreflightReport' }),
    verdict: Type.Unsafe<EntryVerdict>({ type: 'object', description: 'EntryVerdict' }),
  },
  { $id: 'Preflight', additionalProperties: false },
);

/** What the verifier would say of an entry, before it is filed. */
export function preflightRoutes(context: WalletContext): RoutePlugin {
  return (app) => {
    for (const schema of [PreflightRequest, Preflight]) app.addSchema(schema);
    app.post(
      '/preflights',
      {
        bodyLimit: LIMITS.bundleBytes,
        config: { access: { scope: 'create:presentation', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'preflightEntry',
          summary:
            'What the verifier would say of an entry, line by line; nothing is filed or kept',
          body: PreflightRequest,
          response: { 200: Type.Ref('Preflight') },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const { input } = await prepareEntry(request.body, tenant, context);
        const { report, verdict } = await preflightEntry(input);
        return { report, verdict };
      },
    );
  };
}
