import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';
import { provideWorkers } from './workers.ts';
import 'graphiql/style.css';
import './page.css';

provideWorkers();
const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
