import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Opens Prisma's schema engine on a database, from its WebAssembly build: the native one is downloaded at first use,
 * which a machine behind a firewall cannot do. The package's own entry point imports a `.wasm` module, which Node does
 * not load without a flag, so the module is instantiated here.
 */
export async function openSchemaEngine(url: string): Promise<engine.SchemaEngine> {
  await loadWasm();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString: url }));
  return engine.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

/**
 * Prisma's adapter cuts a script at every semicolon, those inside functions and comments too, and runs the pieces one by
 * one. Sent whole, PostgreSQL parses the script itself and runs it as one transaction, so that a migration that fails
 * leaves nothing behind.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    return Object.assign(adapter, {
      async executeScript(script: string): Promise<void> {
        await adapter.underlyingDriver().query(script);
      },
    });
  }
}

let loading: Promise<void> | undefined;

function loadWasm(): Promise<void> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<void> {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(new URL('./schema_engine_bg.wasm', entry));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}
