"""The queue's own records: views that people saved, and claims that a lead took over."""
