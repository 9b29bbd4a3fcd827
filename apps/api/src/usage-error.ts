/** A command was given wrongly: the message is meant for whoever typed it, and says what to do. */
export class UsageError extends Error {}
