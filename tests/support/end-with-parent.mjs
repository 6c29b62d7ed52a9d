// Loaded into a process that is to end with the one that started it, however that one ends.
if (process.channel) {
  process.once('disconnect', () => process.exit(1));
  // To listen must not be a reason to go on.
  process.channel.unref();
}
