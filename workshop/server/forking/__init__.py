"""Kernels forked from a warm process instead of started from nothing.

A kernel spec that names this provisioner starts its kernels in a few hundredths of a second:

    "metadata": {"kernel_provisioner": {
        "provisioner_name": "fork-provisioner",
        "config": {"preload": ["ipywidgets"], "afterwards": ["ipywidgets:register_comm_target"]}}}

`preload` is imported once, in a warm parent; `module:function` is called as well. `afterwards` is
called in every kernel once it exists. Nothing here knows of the kit: `parent` runs in the warm
process, `warm` keeps it alive, `process` watches a kernel, `provisioner` is what Jupyter calls.
"""
