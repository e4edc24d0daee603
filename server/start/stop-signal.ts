// One Ctrl-C can arrive twice: from the terminal, which tells the whole group of processes, and from npm, which passes on
// what it was told itself.
const SAME_MS = 1_000;

/**
 * Resolves when the process is told to stop, by SIGINT or SIGTERM. Whoever says it a second time has no patience left:
 * then the process ends at once.
 */
export function nextStopSignal(say: (message: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let firstMs: number | null = null;
    function handle(signal: NodeJS.Signals): void {
      if (firstMs === null) {
        firstMs = Date.now();
        say('Concordat is stopping. Tell it again to stop at once.');
        resolve();
      } else if (Date.now() - firstMs > SAME_MS) {
        process.exit(signal === 'SIGINT' ? 130 : 143);
      }
    }
    process.on('SIGINT', handle);
    process.on('SIGTERM', handle);
  });
}
