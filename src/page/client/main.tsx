/** The browser's part of the local page: draws what the server pushes, sends back what a person does, decides nothing. */
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Chat } from './chat.tsx';
import { Composer } from './composer/composer.tsx';
import { HashIcon, MenuIcon } from './icons.tsx';
import { Modal } from './message/modal.tsx';
import { Sidebar } from './sidebar.tsx';
import { follow, setDrawer, useStore } from './store.ts';
import { stringsFor } from './strings.ts';
import './styles/frame.css';
import './styles/messages.css';
import './styles/controls.css';
import './styles/composer.css';

function Page() {
  const state = useStore();
  const strings = stringsFor(state.locale);
  useEffect(() => {
    document.documentElement.dataset.theme = state.theme;
    document.documentElement.lang = state.locale;
  }, [state.theme, state.locale]);
  return (
    <>
      <Sidebar state={state} />
      <main>
        <header class="top">
          <button type="button" class="plain menu" aria-label={strings.menu} onClick={() => setDrawer(true)}>
            <MenuIcon />
          </button>
          <HashIcon size={24} />
          <h2>articles</h2>
          <p>{strings.topic}</p>
        </header>
        <Chat state={state} />
        <Composer state={state} />
      </main>
      {state.modal && <Modal key={state.modal.modal.custom_id} open={state.modal} />}
    </>
  );
}

const root = document.getElementById('page');
if (root) render(<Page />, root);
follow();
