import { createVM } from '@ethereumjs/vm';
import { blockOptions, createRules } from './chain-rules.ts';

/** What the interpreter finds out of a contract's code before its first jump. */
type Analysis = object;
type Analyse = (this: Interpreter, code: Uint8Array) => Analysis;

/** The part of the interpreter that is put in its place; both names are its own. */
interface Interpreter {
  readonly common: { readonly hardfork: () => string };
  readonly _evm?: { readonly _customOpcodes?: unknown };
  _getValidJumpDestinations: Analyse;
}

interface Kept {
  readonly fork: string;
  readonly code: Uint8Array;
  readonly analysis: Analysis;
}

/** Contracts whose analysis is kept for one set of rules: a chain here runs two. */
const KEPT = 8;
/** An instruction that no fork has. */
const UNUSED = 0x21;

let remembering: Promise<void> | undefined;

/**
 * Has the interpreter remember its analysis of a contract. Left alone it repeats it for every
 * transaction, which for a contract of 24 kB takes a fifth of the time of a block. Where a later version
 * of the interpreter has no such method, nothing happens.
 */
export function rememberJumps(): Promise<void> {
  // What fails to be put in place fails nobody's block: the interpreter then works as it came.
  remembering ??= patchInterpreter().catch(() => undefined);
  return remembering;
}

async function patchInterpreter(): Promise<void> {
  const prototype = await findInterpreter();
  const analyse = prototype?._getValidJumpDestinations;
  if (prototype === undefined || typeof analyse !== 'function') return;
  const known = new WeakMap<object, Kept[]>();
  prototype._getValidJumpDestinations = function (code) {
    // A machine with instructions of its own reads the same code another way.
    if (this._evm === undefined || this._evm._customOpcodes !== undefined)
      return analyse.call(this, code);
    const fork = this.common.hardfork();
    const kept = known.get(this.common) ?? [];
    known.set(this.common, kept);
    const same = kept.find((one) => one.fork === fork && Buffer.compare(one.code, code) === 0);
    if (same !== undefined) return same.analysis;
    const analysis = analyse.call(this, code);
    kept.push({ fork, code: code.slice(), analysis });
    if (kept.length > KEPT) kept.shift();
    return analysis;
  };
}

/** The interpreter is not exported: an instruction of our own sees it, in a machine that is thrown away. */
async function findInterpreter(): Promise<Interpreter | undefined> {
  let found: Interpreter | undefined;
  const see = {
    opcode: UNUSED,
    opcodeName: 'SEE',
    baseFee: 0,
    logicFunction: ({ interpreter }: { readonly interpreter: unknown }) => {
      found = Object.getPrototypeOf(interpreter) as Interpreter;
    },
  };
  const vm = await createVM({
    ...blockOptions(createRules(1, 'osaka')),
    evmOpts: { customOpcodes: [see] },
  });
  await vm.evm.runCode({ code: new Uint8Array([UNUSED]), gasLimit: 100_000n });
  return found;
}
