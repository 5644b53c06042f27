import { parseCompactJws } from '@originmark/core';
import { createIdentifier, listKeys, toDidWebDocument } from '@originmark/issuer/register';
import type { App } from '../app.ts';
import { readStory, type Story } from '../holdings/story.test-support.ts';
import { as, makeWallet } from '../holdings/wallet-app.test-support.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import type { VerifierClient } from '../resources.ts';
import { openTestResources, type TestResources } from '../test-resources.test-support.ts';

export const BROKER = 'did:web:gulfline.example';

/** The demo's broker with its own keys in a wallet of a server, before it files. */
export interface FilingWorld {
  readonly resources: TestResources;
  readonly app: App;
  readonly story: Story;
  close(): Promise<void>;
}

export async function openFilingWorld(verifierAt?: VerifierClient): Promise<FilingWorld> {
  const story = await readStory();
  const resources = await openTestResources();
  const trust = () => Promise.resolve(story.trust);
  const app = await makeWallet(
    Object.assign(resources, { trust, ...(verifierAt !== undefined && { verifierAt }) }),
  );
  const { crypto, randomBytes } = resources;
  const agent = openIssuers(resources).agentOf('gulfline');
  await createIdentifier(
    { method: 'web', did: BROKER },
    { agent, sha256: crypto.sha256, randomBytes },
  );
  resources.served.set('https://gulfline.example/.well-known/did.json', {
    contentType: 'application/did+json',
    body: JSON.stringify(toDidWebDocument(BROKER, await listKeys(agent, BROKER))),
  });
  await app.inject({
    method: 'POST',
    url: '/credentials',
    headers: as('gulfline', 'broker', 'exchange:vp'),
    payload: { files: story.folderOf('gulfline').map(withoutOwnKeys) },
  });
  return {
    resources,
    app,
    story,
    async close() {
      await app.close();
      await resources.close();
    },
  };
}

/** The story's resolutions list other keys of the broker than those of this wallet. */
function withoutOwnKeys(file: { readonly name: string; readonly text: string }) {
  if (!file.name.endsWith('.proof.json')) return file;
  const evidence = JSON.parse(file.text) as { didResolutions?: string[] };
  const { didResolutions = [] } = evidence;
  const others = didResolutions.filter((token) => {
    const { credentialSubject } = parseCompactJws(token).payload;
    return (credentialSubject as { readonly id?: string }).id !== BROKER;
  });
  return { ...file, text: JSON.stringify({ ...evidence, didResolutions: others }) };
}
