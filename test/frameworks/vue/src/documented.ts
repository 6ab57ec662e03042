import { createApp } from 'vue';
import SignIn from './docs/sign-in.vue';

createApp(SignIn).mount('#app');
