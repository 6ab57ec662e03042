import { createRoot } from 'react-dom/client';
import { SignIn } from './docs/sign-in';

createRoot(document.querySelector('#app')!).render(<SignIn />);
