/* Keeps the page about a training up to date, and stops the training. */
(() => {
    'use strict';
    const CONFIRM_MILLIS = 5000;
    const token = new URLSearchParams(location.search).get('token');
    const controls = document.getElementById('controls');
    const connection = controls.appendChild(document.createElement('span'));
    connection.id = 'connection';
    connection.setAttribute('role', 'status');
    const button = document.createElement('button');
    button.id = 'stop';
    button.type = 'button';
    button.className = 'zoom';
    let running = false;
    let stopping = false;
    let asked = 0;
    let lost = false;

    function show() {
        button.hidden = !running;
        button.disabled = stopping;
        button.textContent = stopping ? 'Stops after this epoch' : asked ? 'Really stop?' : 'Stop training';
        if (token && !button.isConnected) {
            controls.append(' ', button);
        }
    }

    function say(text) {
        connection.textContent = text;
    }

    async function stop() {
        clearTimeout(asked);
        asked = 0;
        try {
            const answer = await fetch('stop', {method: 'POST', headers: {Authorization: `Bearer ${token}`}});
            stopping = answer.ok;
            if (!answer.ok) {
                say(await answer.text());
            }
        } catch (e) {
            say('cannot reach the program');
        }
        show();
    }

    button.addEventListener('click', () => {
        if (asked) {
            stop();
        } else {
            asked = setTimeout(() => { asked = 0; show(); }, CONFIRM_MILLIS);
            show();
        }
    });

    const events = new EventSource('events');
    events.addEventListener('open', () => { lost = false; say(''); });
    events.addEventListener('error', () => {
        if (events.readyState === EventSource.CLOSED) {
            say('the program refuses this page; reload it');
        } else if (!lost) {
            lost = true;
            say(`no connection since ${new Date().toLocaleTimeString()}: the program has ended, or cannot be reached`);
        }
    });
    events.addEventListener('message', event => {
        const data = JSON.parse(event.data);
        render(data);
        running = data.state.kind === 'running';
        show();
    });
    events.addEventListener('stopping', event => {
        stopping = event.data === 'true';
        show();
    });
    say('waiting for the training');
})();
