/** Words as type-graphql wants an enumeration: each under its own name. */
export function enumOf<Word extends string>(words: readonly Word[]): { [W in Word]: W } {
  return Object.fromEntries(words.map((word) => [word, word])) as { [W in Word]: W };
}
