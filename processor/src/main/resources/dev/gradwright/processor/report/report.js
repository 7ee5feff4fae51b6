(() => {
    const parts = [...document.querySelectorAll('[data-m]')];
    let current;
    const numbers = element => element.dataset.m.split(' ');
    const partOf = node => node.closest && node.closest('[data-m]');

    /** Marks everything that belongs to the layers of an element; nothing if it is null. */
    function mark(element) {
        if (element === current) {
            return;
        }
        current = element;
        const marked = element ? numbers(element) : [];
        parts.forEach(part => part.classList.toggle('on', numbers(part).some(number => marked.includes(number))));
    }

    /** Shows the next part of the other side that belongs to the layers of a part. */
    function follow(part) {
        const wanted = part.closest('.declared') ? '.generated' : '.declared';
        const others = parts.filter(other => other.closest(wanted)
            && numbers(other).some(number => numbers(part).includes(number)));
        if (others.length > 0) {
            const next = Number(part.dataset.next || 0) % others.length;
            part.dataset.next = next + 1;
            show(others[next]);
        }
    }

    /** Scrolls the boxes around an element; the page only if the element would not be seen. */
    function show(element) {
        for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
            if (box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY === 'auto') {
                box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - 40;
            }
        }
        element.scrollIntoView({block: 'nearest', inline: 'nearest'});
    }

    /** Unfolds what a link leads to. */
    function unfold() {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        for (let details = target && target.closest('details'); details; details = details.parentElement.closest('details')) {
            details.open = true;
        }
        if (target) {
            target.scrollIntoView({block: 'nearest'});
        }
        mark(target && target.dataset.m ? target : null);
    }

    document.querySelectorAll('.declared [data-m]').forEach(part => {
        part.tabIndex = 0;
        part.setAttribute('role', 'link');
    });
    document.addEventListener('pointerover', event => mark(partOf(event.target)));
    document.addEventListener('focusin', event => mark(partOf(event.target)));
    document.addEventListener('click', event => {
        const part = partOf(event.target);
        if (part && getSelection().isCollapsed) {
            follow(part);
        }
    });
    document.addEventListener('keydown', event => {
        const part = partOf(event.target);
        if (part && event.key === 'Enter') {
            follow(part);
        }
    });
    addEventListener('hashchange', unfold);
    unfold();
})();
