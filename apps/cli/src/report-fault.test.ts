import { describe, expect, it } from '@jest/globals';
import { VerifierError } from '@originmark/verifier';
import { CliError, EXIT } from './errors.ts';
import { reportFault } from './report-fault.ts';

async function report(fault: unknown, env: Record<string, string> = {}) {
  let err = '';
  const write = (text: string): Promise<void> => {
    err += text;
    return Promise.resolve();
  };
  return { exitCode: await reportFault(fault, { err: write, env }), err };
}

describe('reportFault', () => {
  it('says a foreseen fault in its own words and returns its exit code', async () => {
    const fault = new CliError(EXIT.unreadableInput, 'x.json is empty: fill it.');
    expect(await report(fault)).toEqual({
      exitCode: 65,
      err: 'originmark: x.json is empty: fill it.\n',
    });
  });

  it('returns 65 for a trust policy that may not be used', async () => {
    const fault = new VerifierError('policy.invalid', 'no roots');
    expect(await report(fault)).toEqual({
      exitCode: 65,
      err: 'originmark: no roots (policy.invalid)\n',
    });
  });

  it.each([new TypeError('x is undefined'), 'x is undefined'])(
    'returns 70 without a stack trace for %p',
    async (fault) => {
      const { exitCode, err } = await report(fault);
      expect(exitCode).toBe(70);
      expect(err).toMatch(
        /^originmark: this is a fault of originmark itself: x is undefined\. .*\n$/,
      );
    },
  );

  it('prints the stack trace, causes included, when ORIGINMARK_DEBUG is 1', async () => {
    const fault = new Error('outer', { cause: new Error('inner') });
    const { err } = await report(fault, { ORIGINMARK_DEBUG: '1' });
    expect(err).toMatch(/Error: outer\n +at [\s\S]*caused by Error: inner\n +at /);
  });

  it('strips what a document could smuggle to the terminal', async () => {
    const { err } = await report(new CliError(EXIT.wrongUsage, 'a\u001b[2Jb\u202ec\nd'));
    expect(err).toBe('originmark: a[2Jbc d\n');
  });

  it('still returns the exit code when standard error is closed', async () => {
    const closed = (): Promise<void> => Promise.reject(new Error('EPIPE'));
    const fault = new CliError(EXIT.wrongUsage, 'x');
    expect(await reportFault(fault, { err: closed, env: {} })).toBe(64);
  });
});
