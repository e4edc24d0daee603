/** Tells Monaco where its workers are: files of our own origin, beside the script that runs this. */
export function provideWorkers(): void {
  Object.assign(globalThis, {
    MonacoEnvironment: {
      getWorker: (_id: string, label: string) => {
        const file = label === 'graphql' || label === 'json' ? WORKER_FILES[label] : WORKER_FILES.editor;
        return new Worker(new URL(file, import.meta.url), { name: label, type: 'module' });
      },
    },
  });
}
