import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Runs Prisma's schema engine on a database, from its WebAssembly build: the native one is downloaded at first use,
 * which a machine behind a firewall cannot do. The package's own entry point imports a `.wasm` module, which Node does
 * not load without a flag, so the module is instantiated here.
 */
export async function withSchemaEngine<Result>(
  url: string,
  use: (schemaEngine: engine.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await loadWasm();
  const pg = new WholeScripts({ connectionString: url });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(pg);
    return await use(await engine.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter));
  } catch (error) {
    // The engine tells of a script that failed, but not why.
    throw pg.fault ?? error;
  } finally {
    await pg.disconnect();
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, those inside functions and comments too, and runs the pieces one by
 * one. Sent whole, PostgreSQL parses the script itself and runs it as one transaction, so that a migration that fails
 * leaves nothing behind.
 */
class WholeScripts extends PrismaPg {
  readonly #adapters: { dispose(): Promise<void> }[] = [];
  /** What PostgreSQL said of a script that it refused. */
  fault: unknown = null;

  override async connect() {
    const adapter = await super.connect();
    this.#adapters.push(adapter);
    return Object.assign(adapter, {
      executeScript: async (script: string): Promise<void> => {
        try {
          await adapter.underlyingDriver().query(script);
        } catch (error) {
          this.fault = error;
          throw error;
        }
      },
    });
  }

  // The engine never ends the connections that it asks for.
  async disconnect(): Promise<void> {
    for (const adapter of this.#adapters) await adapter.dispose();
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
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withPassiveTimers(engine),
  });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

// The engine never clears its time limits, and each would keep the process alive for ten seconds after a migration.
function withPassiveTimers(imports: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(imports).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout')
        ? (run: () => void, ms: number) => setTimeout(run, ms).unref()
        : value,
    ]),
  );
}
