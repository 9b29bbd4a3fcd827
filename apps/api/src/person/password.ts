import { ensure } from '../platform/problem.ts';

export const LEAST_LENGTH = 8;
const COMMON = ['password', 'prongsai', '12345678', '11111111', 'qwertyui', 'โปร่งใส', 'เทศบาล', 'abcdefgh'];

/** @throws Problem when a new password is too short, or holds what anybody would try first. */
export function ensureGoodPassword(password: string, loginName: string): void {
  ensure([...password].length >= LEAST_LENGTH, 'PASSWORD_TOO_SHORT', { least: LEAST_LENGTH }, 'password');
  const plain = password.toLowerCase();
  const guessable = [...COMMON, loginName.toLowerCase()].some(
    (word) => plain.includes(word) && plain.length < word.length + 5,
  );
  ensure(!guessable, 'PASSWORD_TOO_COMMON', {}, 'password');
}
