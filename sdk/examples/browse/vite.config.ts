// `npm run browse`. The page asks the registry itself, so the registry must allow the page's origin (CORS_ORIGINS).
import { defineConfig } from 'vite';

export default defineConfig({
  // Of the environment the page learns this and nothing else.
  envPrefix: 'CONCORDAT_URL',
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
});
