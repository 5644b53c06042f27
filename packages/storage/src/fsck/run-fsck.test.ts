import { describe, expect, it } from '@jest/globals';
import type { Damage, FsckCheck } from './fsck-finding.ts';
import { runFsck } from './run-fsck.ts';

/** A register in which the place of a bit is judged by an index, as both are judged by a check each. */
function registerWith(options: { readonly isIndexLost: boolean }) {
  const state = { index: 'wrong', bit: 'right', done: [] as string[] };
  const indexes: FsckCheck = {
    name: 'indexes',
    needs: [],
    run: () =>
      Promise.resolve(
        state.index === 'right'
          ? []
          : [
              damage(
                'index',
                undefined,
                options.isIndexLost
                  ? undefined
                  : () => {
                      state.index = 'right';
                    },
              ),
            ],
      ),
  };
  const bits: FsckCheck = {
    name: 'bits',
    needs: [],
    // On a wrong index a right bit looks wrong, and the other way round.
    run: () =>
      Promise.resolve(
        (state.index === 'wrong') === (state.bit === 'wrong')
          ? []
          : [
              damage('bit', ['index'], () => {
                state.bit = state.bit === 'wrong' ? 'right' : 'wrong';
              }),
            ],
      ),
  };
  const damage = (code: string, restsOn?: readonly string[], run?: () => void): Damage => ({
    code,
    subject: 'one',
    found: 'wrong',
    means: 'told',
    ...(restsOn && { restsOn }),
    ...(run && {
      rebuild: {
        from: 'the rest',
        run: () => {
          state.done.push(code);
          run();
          return Promise.resolve();
        },
      },
    }),
  });
  return { state, checks: [bits, indexes] };
}

describe('damage that is judged by what is damaged too', () => {
  it('waits until that is put back, and is left alone where nothing is wrong then', async () => {
    const { checks, state } = registerWith({ isIndexLost: false });
    const { findings } = await runFsck(checks, { repair: true });
    expect(state).toEqual({ index: 'right', bit: 'right', done: ['index'] });
    expect(findings.map(({ code, repair }) => [code, repair])).toEqual([
      ['bit', 'rebuilt'],
      ['index', 'rebuilt'],
    ]);
  });

  it('is put back after it where it is wrong still', async () => {
    const { checks, state } = registerWith({ isIndexLost: false });
    state.bit = 'wrong';
    await runFsck(checks, { repair: true });
    expect(state).toEqual({ index: 'right', bit: 'right', done: ['index', 'bit'] });
  });

  it('is lost where that is lost, and nothing is changed by it', async () => {
    const { checks, state } = registerWith({ isIndexLost: true });
    const { findings } = await runFsck(checks, { repair: true });
    expect(state).toEqual({ index: 'wrong', bit: 'right', done: [] });
    expect(findings.map(({ code, repair }) => [code, repair])).toEqual([
      ['bit', 'lost'],
      ['index', 'lost'],
    ]);
  });

  it('can be rebuilt where nobody asked for a repair', async () => {
    const { checks, state } = registerWith({ isIndexLost: false });
    const { findings } = await runFsck(checks, { repair: false });
    expect(state.done).toEqual([]);
    expect(findings.map(({ repair }) => repair)).toEqual(['rebuildable', 'rebuildable']);
  });
});
