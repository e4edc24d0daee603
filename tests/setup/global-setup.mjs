// Plain JavaScript, because jest loads it with Node itself, which cannot read TypeScript.
import { tsImport } from 'tsx/esm/api';

export default async function globalSetup() {
  const { prepareDatabases } = await tsImport('./databases.ts', import.meta.url);
  globalThis.dropTestDatabases = await prepareDatabases();
}
