import { describe, expect, it } from '@jest/globals';
import { explainWrite } from './explain-write.ts';

describe('explainWrite', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'this user may not write there'],
    ['EEXIST', 'a part of the path is a file, not a folder'],
    ['ENOENT', 'a folder on the way does not exist'],
    ['EIO', 'the system says EIO'],
  ])('says for %s that %s', (code, reason) => {
    const fault = explainWrite(
      Object.assign(new Error('x'), { code, errno: -1 }),
      '/d/f',
      'Do that.',
    );
    expect(fault).toMatchObject({
      exitCode: 65,
      message: `/d/f cannot be written: ${reason}. Do that.`,
    });
  });
});
